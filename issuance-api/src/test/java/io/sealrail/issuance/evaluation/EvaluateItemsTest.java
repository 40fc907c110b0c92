package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluateItemsTest {

    @Inject
    IssuanceConfig config;

    @Test
    void whatHasNoAnswerWhenTheTimeIsOverFailsAndTheRestIsNotAsked() {
        AtomicInteger asked = new AtomicInteger();
        EvaluateTarget silent = new EvaluateTarget(null, null, Clock.systemUTC(), config) {
            @Override
            Uni<KeptEvaluation> evaluate(GrantedClaims granted, ReferredParties parties, String clientId) {
                return Uni.createFrom()
                        .<KeptEvaluation>nothing()
                        .onSubscription()
                        .invoke(asked::incrementAndGet);
            }
        };
        List<ReferredParties> parties = Collections.nCopies(20, new ReferredParties(null, null, null));

        List<BatchItem> items = new EvaluateItems(silent, Duration.ofMillis(200))
                .evaluate(null, parties, "nclient_a")
                .await()
                .atMost(Duration.ofSeconds(10));

        assertEquals(
                IntStream.range(0, 20).boxed().toList(),
                items.stream().map(BatchItem::index).toList());
        assertTrue(items.stream()
                .allMatch(item -> item.refusal().code().equals("source.unavailable")
                        && item.refusal().status() == 503));
        assertTrue(asked.get() <= EvaluateItems.AT_ONCE, asked + " were asked");
    }

    @Test
    void refusesToStartWithATimeAfterWhichAnotherTakesTheBatchOver() {
        for (Duration time : List.of(Duration.ZERO, KeptBatches.OVERDUE)) {
            EvaluateItems items = new EvaluateItems(null, time);
            assertThrows(IllegalStateException.class, () -> items.onStart(null));
        }
    }
}
