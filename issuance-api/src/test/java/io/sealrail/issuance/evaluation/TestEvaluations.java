package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.arc.Arc;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.kit.time.Ulids;

/** Evaluations that nobody asked for. */
public final class TestEvaluations {

    private TestEvaluations() {}

    /** Stores it, as it would be after its call. */
    public static StoredEvaluation store(StoredEvaluation evaluation) {
        PartyReference target = new PartyReference("person", evaluation.targetHandle(), List.of("national_id"));
        KeptEvaluation kept = new KeptEvaluation(
                evaluation, "https://sealrail.test", target, evaluation.selfAttested() ? target : null);
        instance(Evaluations.class)
                .store(instance(Pool.class), List.of(kept))
                .await()
                .indefinitely();
        return evaluation;
    }

    /** Of one claim with one text as its value, for the next 15 minutes. */
    public static StoredEvaluation of(String clientId, ClaimRef claim, String value) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new StoredEvaluation(
                Ulids.next(Clock.systemUTC()),
                clientId,
                "testing",
                List.of(claim),
                DisclosureMode.VALUE,
                "application/dc+sd-jwt",
                "rnref:v1:AAAA",
                false,
                List.of(),
                List.of(new ClaimResult(claim, "person", TextNode.valueOf(value), true, now)),
                now,
                now.plus(Duration.ofMinutes(15)));
    }

    static <T> T instance(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
