package io.sealrail.revocation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.events.IssueRequested;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A credential's own event, its successor's and an operator's call may all add it at the same moment. */
@OnStack
class RacingAdditionsTest {

    private static final int ROUNDS = 200;
    private static final int AT_ONCE = 8;
    private static final int CREDENTIALS = 5;

    @Inject
    Pool pool;

    @Inject
    Revocables revocables;

    @Test
    void noneFailsForTheOthers() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Revocable> same = IntStream.range(0, CREDENTIALS)
                    .mapToObj(i -> Revocable.issued(Told.credential()))
                    .toList();
            List<Uni<Void>> atOnce = Collections.nCopies(AT_ONCE, add(same));
            assertDoesNotThrow(
                    () -> Uni.join().all(atOnce).andCollectFailures().await().indefinitely());
        }
    }

    @Test
    void completesWhatASuccessorToldOf() {
        IssueRequested elder = Told.notary();
        add(List.of(Revocable.replacedBy(Told.successorOf(elder)))).await().indefinitely();
        add(List.of(Revocable.issued(elder))).await().indefinitely();

        Revocables.Standing standing = revocables
                .standing(pool, elder.credentialId())
                .await()
                .indefinitely()
                .orElseThrow();
        assertEquals("notary", standing.kind());
    }

    private Uni<Void> add(Collection<Revocable> some) {
        return pool.withTransaction(transaction -> revocables.add(transaction, some));
    }
}
