package io.sealrail.issuance.program;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;

/** The issuance programs. */
@ApplicationScoped
public class Programs implements PanacheRepositoryBase<IssuanceProgram, String> {

    private final ProgramVersions versions;
    private final ProgramContexts contexts;
    private final Fresh<String, Optional<IssuanceProgram>> fresh;

    Programs(ProgramVersions versions, ProgramContexts contexts, Transactions transactions, IssuanceConfig config) {
        this.versions = versions;
        this.contexts = contexts;
        this.fresh = new Fresh<>(config.freshness(), id -> transactions.read(() -> load(id)));
    }

    /** The program as it was at most {@link IssuanceConfig#freshness()} ago; a snapshot, not attached to any session. */
    public Uni<Optional<IssuanceProgram>> byId(String programId) {
        return fresh.get(programId);
    }

    void changed(String programId) {
        fresh.forget(programId);
    }

    private Uni<Optional<IssuanceProgram>> load(String programId) {
        return findById(programId).flatMap(program -> {
            if (program == null) {
                return Uni.createFrom().item(Optional.empty());
            }
            return program.published()
                    ? withContexts(program)
                    : Uni.createFrom().item(Optional.of(program));
        });
    }

    private Uni<Optional<IssuanceProgram>> withContexts(IssuanceProgram program) {
        return versions.version(program.programId(), program.version()).map(version -> {
            program.schema();
            return Optional.of(program);
        });
    }
}
