package io.sealrail.verifier.anchor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.verifier.OnStack;

import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class AnchorsTest {

    @Inject
    Anchors anchors;

    private final String hash = UUID.randomUUID().toString();

    @Test
    void holdsTheHighestSequenceHoweverOftenAndInWhateverOrderItHears() {
        learn(event("0x02", 2), event("0x01", 1));
        learn(event("0x01", 1));
        assertEquals(new Anchor("c2a", 31_337, "0x02"), find());
        learn(event("0x03", 3), event("0x03", 3));
        assertEquals("0x03", find().transactionHash());
    }

    private void learn(CredentialOnchain... events) {
        anchors.learn(List.of(events)).await().atMost(Duration.ofSeconds(5));
    }

    private Anchor find() {
        return anchors.find(hash).await().atMost(Duration.ofSeconds(5)).orElseThrow();
    }

    private CredentialOnchain event(String transaction, long sequence) {
        return new CredentialOnchain(
                "c2a", hash, "batch", sequence, 31_337, "0x1", transaction, 12, Instant.now(), "0x4");
    }
}
