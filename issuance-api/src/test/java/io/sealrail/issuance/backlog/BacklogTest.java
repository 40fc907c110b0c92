package io.sealrail.issuance.backlog;

import java.time.Duration;
import java.time.OffsetDateTime;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.credential.TestPartner;
import io.sealrail.kit.outbox.OutboxBacklog;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** There is no chain in these tests, so what was accepted waits. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class BacklogTest {

    private static final int MANY = 1_000_000;
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    OutboxBacklog outbox;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @BeforeEach
    void someWait() {
        lastOnchain("2020-01-01");
        TestPartner partner = TestPartner.create();
        while (count("select count(*) from credentials where onchain_at is null") < Backlog.STRAGGLERS) {
            partner.issue(unique(), partner.body(partner.program())).then().statusCode(200);
        }
    }

    @Test
    void isFullWhenTooManyWaitForTheChain() {
        assertFalse(full(MANY, LONG));
        assertTrue(full(Backlog.STRAGGLERS, LONG));
    }

    @Test
    void isFullWhenTheChainDoesNotMove() {
        assertTrue(full(MANY, ageOfTheLastStraggler()));
    }

    @Test
    void isNotFullForThoseThatOthersHaveOvertaken() {
        Duration age = ageOfTheLastStraggler();
        lastOnchain("now");
        assertFalse(full(MANY, age));
    }

    @Test
    void isNotFullForFewStragglers() {
        assertFalse(full(MANY, ageOfTheLastStraggler().plus(MINUTE)));
    }

    private void lastOnchain(String time) {
        TestAgents.rows("update chain_progress set last_onchain_at = '" + time + "'");
    }

    private Duration ageOfTheLastStraggler() {
        OffsetDateTime issuedAt = TestAgents.rows(
                        "select issued_at from credentials where onchain_at is null order by issued_at offset $1 limit 1",
                        Backlog.STRAGGLERS - 1)
                .iterator()
                .next()
                .getOffsetDateTime(0);
        return Duration.between(issuedAt, OffsetDateTime.now(UTC));
    }

    private boolean full(int anchors, Duration maxAge) {
        Backlog backlog = new Backlog(outbox, new Limits(anchors, maxAge), pool, vertx);
        assertFalse(backlog.full());
        backlog.look().await().atMost(Duration.ofSeconds(10));
        return backlog.full();
    }

    private record Limits(int anchors, Duration maxAge) implements BacklogConfig {}
}
