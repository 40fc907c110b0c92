package io.sealrail.issuance.partner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JwksSourceTest {

    private static final JwksSource.Times TIMES =
            new JwksSource.Times(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(24));

    private final PartnerKey first = PartnerKey.es256();
    private final PartnerKey second = PartnerKey.rs256();
    private final SettableClock clock = new SettableClock();
    private final List<CompletableFuture<JsonNode>> fetches = new ArrayList<>();
    private final JwksSource source = new JwksSource(clock, TIMES, this::fetch);

    @Test
    void fetchesOnceForAllWhoAskAtOnce() {
        CompletionStage<KeySet> one = source.having(first.kid());
        CompletionStage<KeySet> other = source.having(first.kid());
        assertEquals(1, fetches.size());
        fetches.get(0).complete(first.jwks());
        assertSame(now(one), now(other));
        assertTrue(now(one).has(first.kid()));
    }

    @Test
    void asksNoMoreThanOncePerIntervalForUnknownKeys() {
        CompletionStage<KeySet> unknown = source.having("other");
        fetches.get(0).complete(first.jwks());
        assertEquals("KID_UNKNOWN", code(unknown));
        assertEquals("KID_UNKNOWN", code(source.having("another")));
        assertEquals(1, fetches.size());
        clock.advance(Duration.ofSeconds(10));
        source.having("another");
        assertEquals(2, fetches.size());
    }

    @Test
    void findsAKeyThatThePartnerAdded() {
        know(first);
        clock.advance(Duration.ofSeconds(11));
        CompletionStage<KeySet> rotated = source.having(second.kid());
        fetches.get(1).complete(second.jwks());
        assertFalse(now(rotated).has(first.kid()));
        assertEquals(1, now(rotated).byKid(second.kid()).size());
    }

    @Test
    void servesWhatItKnowsForADayWhileTheSourceIsDown() {
        KeySet known = know(first);
        clock.advance(Duration.ofHours(23));
        CompletionStage<KeySet> stale = source.having(first.kid());
        fetches.get(1).completeExceptionally(new IOException("down"));
        assertSame(known, now(stale));
        clock.advance(Duration.ofHours(1));
        CompletionStage<KeySet> tooOld = source.having(first.kid());
        fetches.get(2).completeExceptionally(new IOException("down"));
        assertEquals("JWKS_UNREACHABLE", code(tooOld));
    }

    @Test
    void saysUnreachableWhenAnUnknownKeyCannotBeLookedFor() {
        know(first);
        clock.advance(Duration.ofSeconds(11));
        CompletionStage<KeySet> unknown = source.having(second.kid());
        fetches.get(1).completeExceptionally(new IOException("down"));
        assertEquals("JWKS_UNREACHABLE", code(unknown));
    }

    @Test
    void refreshesPeriodicallyAndKeepsTheSetThatDidNotChange() {
        KeySet known = know(first);
        clock.advance(Duration.ofMinutes(5));
        CompletionStage<KeySet> refreshed = source.having(first.kid());
        fetches.get(1).complete(first.jwks());
        assertSame(known, now(refreshed));
        clock.advance(Duration.ofMinutes(5));
        source.having(first.kid());
        ObjectNode both = first.jwks();
        both.withArray("keys").add(second.jwk());
        fetches.get(2).complete(both);
        assertNotSame(known, now(source.having(first.kid())));
    }

    @Test
    void keepsNobodyWaitingWhoseKeyItHas() {
        KeySet known = know(first);
        clock.advance(Duration.ofMinutes(5));
        assertSame(known, now(source.having(first.kid())), "who starts the refresh");
        assertSame(known, now(source.having(first.kid())), "who comes while it runs");
        assertFalse(source.having(second.kid()).toCompletableFuture().isDone());
        assertEquals(2, fetches.size());
    }

    @Test
    void leavesOutKeysThatCannotBeUsed() {
        ObjectNode withPrivate = first.jwk().put("d", "AA");
        ObjectNode forEncryption = second.jwk().put("use", "enc");
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys").add(withPrivate).add(forEncryption).add("text").addObject();
        CompletionStage<KeySet> none = source.having(first.kid());
        fetches.get(0).complete(set);
        assertEquals("KID_UNKNOWN", code(none));
    }

    @Test
    void refusesADocumentThatIsNoJwkSet() {
        CompletionStage<KeySet> none = source.having(first.kid());
        fetches.get(0).complete(first.jwk());
        assertEquals("JWKS_UNREACHABLE", code(none));
    }

    private KeySet know(PartnerKey key) {
        CompletionStage<KeySet> known = source.having(key.kid());
        fetches.get(fetches.size() - 1).complete(key.jwks());
        return now(known);
    }

    private CompletionStage<JsonNode> fetch() {
        CompletableFuture<JsonNode> fetch = new CompletableFuture<>();
        fetches.add(fetch);
        return fetch;
    }

    private static KeySet now(CompletionStage<KeySet> stage) {
        return stage.toCompletableFuture().join();
    }

    private static String code(CompletionStage<KeySet> stage) {
        CompletionException failure = assertThrows(CompletionException.class, () -> now(stage));
        return ((Problem) failure.getCause()).code();
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
