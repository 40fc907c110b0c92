package io.sealrail.verifier.key;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.StatusListPublished;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.TestIssuer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class IssuerKeysTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    IssuerKeys keys;

    private final TestIssuer issuer = TestIssuer.didAir();

    @Test
    void endsInTheSameStateHoweverOftenAndInWhateverOrderItHears() {
        IssuerKeyPublished made = issuer.published(1, null, null);
        IssuerKeyPublished retired = issuer.published(2, NOW, null);
        learn(retired, made);
        assertEquals(NOW, find().endedAt());
        learn(made);
        learn(made, retired, made);
        assertEquals(NOW, find().endedAt());
        assertArrayEquals(issuer.key().publicKey(), find().ed25519().orElseThrow());
    }

    @Test
    void neverTakesARevocationBack() {
        learn(issuer.published(3, null, NOW));
        learn(issuer.published(4, null, null));
        assertNotNull(find().revokedAt());
        learn(issuer.published(1, NOW, null));
        assertNotNull(find().revokedAt());
        assertNull(find().endedAt());
    }

    @Test
    void keepsARevocationThatComesInOneBatchWithLaterNews() {
        learn(issuer.published(3, null, NOW), issuer.published(4, NOW, null));
        assertEquals(NOW, find().revokedAt());
        assertEquals(NOW, find().endedAt());
    }

    @Test
    void keepsTheKeysOfListsBesideTheOthers() {
        TestIssuer listKey = issuer.withKey("status-2");
        StatusListPublished first = published(listKey, 1);
        keys.learnListKeys(List.of(first, published(listKey, 2))).await().atMost(Duration.ofSeconds(5));
        keys.learnListKeys(List.of(first)).await().atMost(Duration.ofSeconds(5));
        assertArrayEquals(
                listKey.key().publicKey(),
                find(listKey.keyId()).orElseThrow().ed25519().orElseThrow());
    }

    @Test
    void findsNoKeyUnderAnotherIssuer() {
        learn(issuer.published(1, null, null));
        Optional<VerificationKey> found =
                keys.find(TestIssuer.didAir().did(), issuer.keyId()).await().atMost(Duration.ofSeconds(5));
        assertTrue(found.isEmpty());
    }

    private void learn(IssuerKeyPublished... events) {
        keys.learn(List.of(events)).await().atMost(Duration.ofSeconds(5));
    }

    private VerificationKey find() {
        return find(issuer.keyId()).orElseThrow();
    }

    private Optional<VerificationKey> find(String keyId) {
        return keys.find(issuer.did(), keyId).await().atMost(Duration.ofSeconds(5));
    }

    private static StatusListPublished published(TestIssuer listKey, long version) {
        return new StatusListPublished(
                "2", listKey.did(), 131_072, listKey.keyId(), listKey.key().publicKeyMultibase(), version, NOW);
    }
}
