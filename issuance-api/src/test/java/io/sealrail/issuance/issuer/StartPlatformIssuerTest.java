package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Signer;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.work.SqlState;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class StartPlatformIssuerTest {

    private static final String KEY_EVENTS =
            "select payload from outbox where aggregateid = $1 and type = 'issuer-key-published.v1' order by position";

    @Inject
    Issuers issuers;

    @Inject
    ReplayGate gate;

    @Inject
    IssuerKeys keys;

    @Inject
    KeyPairs keyPairs;

    @Inject
    IssuerEvents events;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    IssuanceConfig config;

    @Inject
    Pool pool;

    @Test
    void makesOneIssuerWithOneKeyAndOneEventHoweverManyReplicasStartAtOnce() {
        PlatformIssuer issuer = TestPlatformIssuer.of("https://many-replicas.test");

        List<Boolean> made = Uni.join()
                .all(Stream.generate(() -> establish(issuer).establish())
                        .limit(6)
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertEquals(1, made.stream().filter(Boolean::booleanValue).count());
        assertEquals(issuer.did() + "#key-1", signer(issuer).verificationMethod());
        List<IssuerKeyPublished> told = keyEvents(issuer.did());
        assertEquals(1, told.size());
        assertEquals(issuer.did() + "#key-1", told.get(0).keyId());
        assertEquals(config.statusLists(), told.get(0).statusLists());
        assertEquals(1, told.get(0).sequence());
    }

    @Test
    void changesNothingAtTheNextStart() {
        PlatformIssuer issuer = TestPlatformIssuer.of("https://twice.test");
        assertEquals(true, establish(issuer).establish().await().indefinitely());

        assertEquals(false, establish(issuer).establish().await().indefinitely());

        assertEquals(1, keyEvents(issuer.did()).size());
    }

    @Test
    void triesAgainWhileTheDatabaseIsInTroubleAndIsNotReady() {
        PlatformIssuer issuer = TestPlatformIssuer.of("https://late-database.test");
        StartPlatformIssuer start = new StartPlatformIssuer(issuer, establish(issuer), gate);
        pool.query("alter table issuers rename to issuers_away").executeAndAwait();
        try {
            assertEquals("42P01", failureOf(issuer));
            start.onStart(new StartupEvent());
            assertEquals(Status.DOWN, start.call().getStatus());
        } finally {
            pool.query("alter table issuers_away rename to issuers").executeAndAwait();
        }

        Awaitility.await()
                .untilAsserted(() -> assertEquals(Status.UP, start.call().getStatus()));
        assertEquals(issuer.did() + "#key-1", signer(issuer).verificationMethod());
    }

    private String failureOf(PlatformIssuer issuer) {
        return establish(issuer)
                .establish()
                .replaceWith("")
                .onFailure()
                .recoverWithItem(failure -> SqlState.in(failure).orElseThrow())
                .await()
                .indefinitely();
    }

    private EstablishPlatformIssuer establish(PlatformIssuer issuer) {
        return new EstablishPlatformIssuer(issuer, issuers, keys, keyPairs, events, transactions, clock, config);
    }

    private Signer signer(PlatformIssuer issuer) {
        return keys.signer(issuer.did()).await().indefinitely();
    }

    private List<IssuerKeyPublished> keyEvents(String did) {
        return StreamSupport.stream(
                        pool.preparedQuery(KEY_EVENTS)
                                .executeAndAwait(Tuple.of(did))
                                .spliterator(),
                        false)
                .map(row -> EventJson.read(row.getString("payload"), IssuerKeyPublished.class))
                .toList();
    }
}
