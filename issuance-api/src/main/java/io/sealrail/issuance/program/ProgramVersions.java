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
}
