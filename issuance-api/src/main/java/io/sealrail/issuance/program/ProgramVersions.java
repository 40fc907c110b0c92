package io.sealrail.issuance.program;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The published versions of the programs. */
@ApplicationScoped
class ProgramVersions implements PanacheRepositoryBase<ProgramVersion, ProgramVersion.Key> {

    Uni<Optional<ProgramVersion>> version(String programId, int version) {
        return find("programId = ?1 and version = ?2", programId, version)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** The number behind the last published one; after a restore from a backup it may skip some whose rules are lost. */
    Uni<Integer> next(String programId) {
        return find("programId = ?1 order by version desc", programId)
                .firstResult()
                .map(last -> last == null ? 1 : last.version() + 1);
    }
}
