package io.sealrail.issuance.backlog;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.credential.TestPartner;
import io.sealrail.kit.outbox.OutboxBacklog;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** There is no chain in these tests, so what was accepted waits. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class BacklogTest {

    private static final int MANY = 1_000_000;

    @Inject
    OutboxBacklog outbox;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @BeforeEach
    void somethingWaits() {
        TestPartner partner = TestPartner.create();
        partner.issue(unique(), partner.body(partner.program())).then().statusCode(200);
    }

    @Test
    void isFullWhenTooManyWaitForTheChain() {
        assertFalse(full(MANY));
        assertTrue(full(1));
    }

    private boolean full(int anchors) {
        Backlog backlog = new Backlog(outbox, new Limits(anchors), pool, vertx);
        assertFalse(backlog.full());
        backlog.look().await().atMost(Duration.ofSeconds(10));
        return backlog.full();
    }

    private record Limits(int anchors) implements BacklogConfig {}
}
