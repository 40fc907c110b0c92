package io.sealrail.system.load;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.sealrail.system.load.Ledger.Issued;
import io.sealrail.system.load.Ledger.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LedgerTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void keepsTheFirstAnswerThatSpokeOfACredential() {
        ledger.issued(air("h1", "k1"));
        ledger.issued(air("h1", "k2"));
        ledger.issued(agent("a1"));
        assertEquals(2, ledger.accepted());
        assertTrue(ledger.issued().contains(air("h1", "k1")));
    }

    @Test
    void learnsTheIdBehindAHash() {
        ledger.issued(air("h1", null));
        assertEquals(Map.of(), ledger.lastStatus());
        ledger.identified("h1", "c1");
        ledger.identified("h1", "c1");
        assertEquals(Map.of("c1", "valid"), ledger.lastStatus());
        assertEquals(0, ledger.oddities().size());
    }

    @Test
    void findsTwoIdsBehindOneHashOdd() {
        ledger.issued(air("h1", null));
        ledger.identified("h1", "c1");
        ledger.identified("h1", "c2");
        assertEquals(1, ledger.oddities().size());
        assertEquals(Map.of("c1", "valid"), ledger.lastStatus());
    }

    @Test
    void keepsEveryResultOfAKey() {
        ledger.answered("k1", "h1");
        ledger.answered("k1", "h1");
        assertEquals(Map.of("k1", Set.of("h1")), ledger.resultsByKey());
        ledger.answered("k1", "h2");
        assertEquals(Map.of("k1", Set.of("h1", "h2")), ledger.resultsByKey());
    }

    @Test
    void doesNotSayAStatusThatIsInDoubt() {
        ledger.issued(agent("a1"));
        ledger.status("a1", "suspended");
        assertEquals(Map.of("a1", "suspended"), ledger.lastStatus());
        ledger.doubt("lift", "a1");
        assertEquals(Map.of(), ledger.lastStatus());
        assertEquals("lift", ledger.inDoubt().iterator().next().call());
        ledger.status("a1", "valid");
        ledger.settle("a1");
        assertEquals(Map.of("a1", "valid"), ledger.lastStatus());
        assertTrue(ledger.inDoubt().isEmpty());
    }

    @Test
    void doubtsByTheHashToo() {
        ledger.issued(air("h1", null));
        ledger.identified("h1", "c1");
        ledger.doubt("issue", "h1");
        assertEquals(Map.of(), ledger.lastStatus());
    }

    @Test
    void takesTheFirstAnswerToARevocationForGood() {
        ledger.issued(agent("a1"));
        ledger.revoked("a1", FIRST);
        ledger.revoked("a1", FIRST.plusSeconds(1));
        ledger.status("a1", "valid");
        assertEquals(Map.of("a1", FIRST), ledger.revoked());
        assertFalse(ledger.lastStatus().containsKey("a1"));
    }

    @Test
    void keepsTheHighestVersionOfAList() {
        ledger.told("list", 7);
        ledger.told("list", 3);
        assertEquals(Map.of("list", 7L), ledger.toldListVersions());
    }

    @Test
    void countsCallsByStatus() {
        ledger.count("issue", 200);
        ledger.count("issue", 200);
        ledger.count("issue", 0);
        ledger.count("poll", 503);
        assertEquals(2, ledger.counts().of("issue", 200));
        assertEquals(1, ledger.counts().of("issue", 0));
        assertEquals(0, ledger.counts().of("verify", 200));
        assertEquals(4, ledger.counts().all());
    }

    @Test
    void explainsDeadLettersOfPoisonOnly() {
        Poison poison = new Poison();
        String key = poison.next("issue-requested.v1");
        assertTrue(poison.explains("issue-requested.v1.dlq", key));
        assertTrue(poison.explains("issue-requested.v1", key));
        assertFalse(poison.explains("credential-status.v1.dlq", key));
        assertFalse(poison.explains("issue-requested.v1.dlq", "c1"));
        assertFalse(poison.explains("issue-requested.v1.dlq", null));
        assertFalse(poison.sent().iterator().next().acknowledged());
        poison.acknowledged(key);
        assertTrue(poison.sent().iterator().next().acknowledged());
    }

    private static Issued air(String hash, String key) {
        return new Issued(Kind.AIR, null, hash, "p@people.example", key, null, FIRST);
    }

    private static Issued agent(String id) {
        return new Issued(Kind.AGENT, id, null, null, null, null, FIRST);
    }
}
