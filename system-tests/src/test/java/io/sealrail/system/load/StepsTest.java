package io.sealrail.system.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.system.load.Ledger.Issued;
import io.sealrail.system.load.Ledger.Kind;

import static io.sealrail.system.load.ScriptedPlatform.CUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StepsTest {

    private static final String ISSUE = "/issue-on-behalf";
    private static final String POLL = "/credentials/status";
    private static final String H1 = "{\"coreClaimHash\":\"h1\"}";
    private static final String H2 = "{\"coreClaimHash\":\"h2\"}";
    private static final String C1_WAITS = "{\"vcId\":\"c1\",\"vcStatus\":\"WAIT_ONCHAIN\"}";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final Ledger ledger = new Ledger();
    private final Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofMillis(2));
    private final Kit kit = kit(7);
    private final AirSteps air = new AirSteps(kit);
    private final AgentSteps agents = new AgentSteps(kit);

    @AfterEach
    void stop() {
        platform.close();
        crowd.shutdownNow();
    }

    private Kit kit(long seed) {
        Careful careful = new Careful(ledger, patience);
        return new Kit(
                new Door(platform.demo()),
                careful,
                ledger,
                new Random(seed),
                new Names("test", 1),
                new Shelf<>(5),
                new Shelf<>(5),
                crowd);
    }

    @Test
    void settlesALostKeyedIssueByTheSameKey() {
        platform.then(ISSUE, CUT, "").then(ISSUE, 200, H1).then(POLL, 200, C1_WAITS);
        air.issueWithKey();
        List<ScriptedPlatform.Call> calls = platform.calls(ISSUE);
        assertEquals(2, calls.size());
        assertEquals(calls.get(0), calls.get(1));
        assertEquals(Map.of(calls.get(0).idempotencyKey(), Set.of("h1")), ledger.resultsByKey());
        assertNothingInDoubt();
        assertEquals(Map.of("c1", "valid"), ledger.lastStatus());
    }

    @Test
    void keepsALostIssueThatEndsWhatIsThereInDoubt() {
        platform.then(ISSUE, CUT, "").then(ISSUE, 200, H1).then(POLL, 200, C1_WAITS);
        AirRequest request = air.request("p@people.example", "revoke", false);
        air.hold(request, air.send(request, List.of()));
        assertEquals(1, ledger.accepted());
        assertEquals(Set.of("p@people.example", "h1"), doubted());
        assertEquals(Map.of(), ledger.lastStatus());
        assertTrue(kit.held().any(kit.random(), any -> true).isEmpty());
    }

    @Test
    void settlesALostIssueThatIgnores() {
        platform.then(ISSUE, 502, "").then(ISSUE, 200, H1);
        air.send(air.request("p@people.example", "ignore", false), List.of());
        assertNothingInDoubt();
    }

    @Test
    void endsWhatIsReplaced() {
        issued();
        platform.then(ISSUE, 200, H2).then(POLL, 200, "{\"vcId\":\"c2\",\"vcStatus\":\"ONCHAIN\"}");
        air.issueReplacing();
        assertEquals(Set.of("c1"), ledger.revoked().keySet());
        assertEquals(Map.of("c2", "valid"), ledger.lastStatus());
    }

    @Test
    void doubtsWhatALostCallMayHaveReplaced() {
        issued();
        platform.then(ISSUE, CUT, "");
        patience.endIn(Duration.ofMillis(50));
        air.issueReplacing();
        assertTrue(doubted().contains("c1"));
        assertEquals(Map.of(), ledger.lastStatus());
        assertEquals(Map.of(), ledger.revoked());
    }

    @Test
    void findsAnotherCredentialOddWhereTheOneThereWasAskedFor() {
        issued();
        platform.then(ISSUE, 200, H2);
        air.issueIgnoring();
        assertEquals(1, ledger.oddities().size());
    }

    @Test
    void findsTwoAnswersToEqualCallsOdd() {
        platform.then(ISSUE, 200, H1).then(ISSUE, 200, H2).then(POLL, 200, C1_WAITS);
        new AirCrowds(kit, air).withKey();
        assertEquals(
                List.of(Set.of("h1", "h2")), List.copyOf(ledger.resultsByKey().values()));
    }

    @Test
    void learnsOfALostRegistration() {
        platform.then("/agents", CUT, "").then("/agents", 409, "{\"code\":\"SLUG_TAKEN\"}");
        platform.then("/credentials", 200, "{\"credentials\":[{\"vc_id\":\"a1\"}]}");
        agents.register();
        assertNothingInDoubt();
        assertEquals(Map.of("a1", "valid"), ledger.lastStatus());
    }

    @Test
    void findsATakenSlugOddWhereNothingWasLost() {
        platform.then("/agents", 409, "{\"code\":\"SLUG_TAKEN\"}");
        agents.register();
        assertTrue(ledger.oddities().get(0).endsWith("register was answered with 409 SLUG_TAKEN"));
        assertEquals(0, ledger.accepted());
    }

    @Test
    void leavesAnAgentAloneOfWhichACallWasLost() {
        platform.then("/agents", 201, "{\"vc_id\":\"a1\"}");
        agents.register();
        platform.then("/versions", CUT, "").then("/versions", 201, "{\"vc_id\":\"a3\"}");
        platform.then(
                "/credentials", 200, "{\"credentials\":[{\"vc_id\":\"a3\"},{\"vc_id\":\"a2\"},{\"vc_id\":\"a1\"}]}");
        agents.publish();
        assertEquals(Set.of("a1"), ledger.revoked().keySet());
        assertEquals(3, ledger.accepted());
        assertEquals(Map.of(), ledger.lastStatus());
        agents.revoke();
        assertEquals(2, platform.calls("/agents").size(), "another agent is registered instead");
    }

    @Test
    void takesALostRevocationForDoneWhenItIsRefusedAsDone() {
        issued();
        platform.then("/admin/v1/credentials/c1", 200, "{\"statusListId\":\"l1\"}");
        platform.then("/c1/revoke", 503, "{\"code\":\"UNAVAILABLE\"}");
        platform.then("/c1/revoke", 409, "{\"code\":\"ALREADY_REVOKED\"}");
        new StatusSteps(kit, air::issueWithKey).revoke();
        assertEquals(Set.of("c1"), ledger.revoked().keySet());
        assertNothingInDoubt();
        assertEquals(Map.of(), ledger.toldListVersions());
    }

    @Test
    void findsARevocationOddThatNobodyAskedFor() {
        issued();
        platform.then("/admin/v1/credentials/c1", 200, "{\"statusListId\":\"l1\"}");
        platform.then("/c1/revoke", 409, "{\"code\":\"ALREADY_REVOKED\"}");
        new StatusSteps(kit, air::issueWithKey).revoke();
        assertEquals(1, ledger.oddities().size());
        assertEquals(Map.of(), ledger.revoked());
    }

    @Test
    void keepsTheVersionThatShowsAChange() {
        issued();
        platform.then("/admin/v1/credentials/c1", 200, "{\"statusListId\":\"l1\"}");
        platform.then("/c1/revoke", 200, "{\"listVersion\":12}");
        new StatusSteps(kit, air::issueWithKey).revoke();
        assertEquals(Map.of("l1", 12L), ledger.toldListVersions());
    }

    @Test
    void asksForNothingButTheEndAfterALostSuspension() {
        Held held = new Held(Kind.NOTARY, "e1", null, "n1");
        ledger.issued(new Issued(Kind.NOTARY, "n1", null, null, null, null, Instant.now()));
        kit.held().put(held);
        platform.then("/admin/v1/credentials/n1", 200, "{}");
        platform.then("/n1/status", CUT, "").then("/n1/status", 200, "{}");
        Runnable otherwise = () -> ledger.count("otherwise", 1);
        StatusSteps statuses = new StatusSteps(kit, otherwise);
        statuses.turn();
        assertEquals(Map.of("n1", "suspended"), ledger.lastStatus());
        statuses.turn();
        assertEquals(1, ledger.counts().of("otherwise", 1));
        assertEquals(2, platform.calls("/n1/status").size());
    }

    @Test
    void judgesAStatusOnlyWhenItsListHasLongShownIt() {
        Held held = new Held(Kind.NOTARY, "e1", null, "n1");
        held.changed();
        assertTrue(!held.isShownSince(Duration.ZERO) && !held.isSettledSince(Duration.ZERO));
        held.shown();
        assertTrue(held.isShownSince(Duration.ZERO) && held.isSettledSince(Duration.ZERO));
        assertTrue(!held.isShownSince(Duration.ofHours(1)));
        held.freeze();
        assertTrue(held.isShownSince(Duration.ZERO) && !held.isSettledSince(Duration.ZERO));
    }

    @Test
    void findsAStandingCredentialOddThatIsVerifiedAsRevoked() {
        issued();
        kit.held().any(kit.random(), any -> true).orElseThrow().keep(TextNode.valueOf("x"));
        platform.then(
                "/verify",
                200,
                "{\"results\":[{\"result\":\"failure\",\"code\":\"REVOKED\"},{\"result\":\"unknown\"}]}");
        new VerifySteps(kit, air::issueWithKey).standing();
        assertTrue(ledger.oddities().get(0).endsWith("a credential that stands was verified as REVOKED c1"));
    }

    @Test
    void judgesNoCredentialThatCouldNotBeChecked() {
        issued();
        kit.held().any(kit.random(), any -> true).orElseThrow().keep(TextNode.valueOf("x"));
        platform.then("/verify", 200, "{\"results\":[{\"result\":\"unknown\",\"code\":\"STATUS_LIST_STALE\"}]}");
        new VerifySteps(kit, air::issueWithKey).standing();
        assertEquals(List.of(), ledger.oddities());
    }

    @Test
    void choosesByTheSeedAlone() {
        assertEquals(names(11), names(11));
        assertNotEquals(names(11), names(12));
    }

    private List<String> names(long seed) {
        Kit one = kit(seed);
        Mix mix = Mix.of(one);
        return IntStream.range(0, 50)
                .mapToObj(i -> mix.next(one.random()).name())
                .toList();
    }

    private void issued() {
        ledger.issued(new Issued(Kind.AIR, "c1", "h1", "p@people.example", null, null, Instant.now()));
        kit.held().put(new Held(Kind.AIR, "p@people.example", "h1", "c1"));
    }

    private Set<String> doubted() {
        return ledger.inDoubt().stream().map(Ledger.Doubt::about).collect(Collectors.toSet());
    }

    private void assertNothingInDoubt() {
        assertEquals(Set.of(), doubted());
    }
}
