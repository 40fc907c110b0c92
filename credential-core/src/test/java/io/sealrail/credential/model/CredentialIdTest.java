package io.sealrail.credential.model;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CredentialIdTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private final SecureRandom random = new SecureRandom();

    @Test
    void looksAsClientsExpect() {
        assertTrue(CredentialId.next(NOW, random).matches("c2[0-9a-z]{20}"));
    }

    @Test
    void sortsByTime() {
        List<String> ids = Stream.of(
                        Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(1), Duration.ofDays(365 * 200))
                .map(NOW::plus)
                .map(time -> CredentialId.next(time, random))
                .toList();

        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void differsWithinAMillisecond() {
        assertEquals(
                10_000,
                IntStream.range(0, 10_000)
                        .mapToObj(i -> CredentialId.next(NOW, random))
                        .collect(Collectors.toSet())
                        .size());
    }
}
