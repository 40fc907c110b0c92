package io.sealrail.issuance.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

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

    /** A page of the programs, oldest first, in the current session; absent conditions are {@code null}. */
    Uni<Page<IssuanceProgram>> page(UUID partnerId, String issuerDid, Paging paging) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (partnerId != null) {
            conditions.add("partnerId = :partnerId");
            parameters.put("partnerId", partnerId);
        }
        if (issuerDid != null) {
            conditions.add("issuerDid = :issuerDid");
            parameters.put("issuerDid", issuerDid);
        }
        String which = String.join(" and ", conditions);
        return count(which, parameters).flatMap(total -> find(which + " order by createdAt, programId", parameters)
                .page(paging.page() - 1, paging.limit())
                .list()
                .map(found -> Page.of(paging, total, found)));
    }

    /** The program, locked until the current transaction ends. */
    Uni<IssuanceProgram> locked(String programId) {
        return findById(programId, LockModeType.PESSIMISTIC_WRITE).map(Programs::known);
    }

    static IssuanceProgram known(IssuanceProgram program) {
        if (program == null) {
            throw Problem.of(404, "PROGRAM_UNKNOWN", "no such program");
        }
        return program;
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
            program.knowContexts(contexts.parsed(program, version.orElseThrow().context()));
            return Optional.of(program);
        });
    }
}
