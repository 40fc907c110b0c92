package io.sealrail.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.status.StatusList2021;
import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

import static io.sealrail.system.AgentAnswers.REQUEST_ID;
import static io.sealrail.system.AgentAnswers.TIME;
import static io.sealrail.system.AgentAnswers.assertChecks;
import static io.sealrail.system.AgentAnswers.assertMatches;
import static io.sealrail.system.AgentAnswers.assertRefused;
import static io.sealrail.system.AgentAnswers.names;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A 200 to a revocation ends every credential of the agent that was accepted before, and everybody sees it within a second. */
class AgentRevocationIT {

    private static final Duration VISIBLE = Duration.ofSeconds(1);
    private static final int ROUNDS = 20;
    private static final int PUBLISHERS = 3;

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final AgentClient member = demo.member();
    private final AgentClient admin = demo.admin();
    private final AgentClient anybody = new AgentClient(demo.baseUrl(), null);
    private final String slug = AgentClient.freshSlug();

    @Test
    void revokesForAdminsOnly() {
        String vcId = member.registered(slug).text("vc_id");
        assertRefused(401, "UNAUTHORIZED", anybody.revoke(slug, "x"));
        assertRefused(401, "UNAUTHORIZED", new AgentClient(demo.baseUrl(), "sealrail_live_x").revoke(slug, "x"));
        assertRefused(403, "FORBIDDEN", member.revoke(slug, "x"));
        assertRefused(404, "NOT_FOUND", demo.neighbour().revoke(slug, "x"));
        assertRefused(404, "NOT_FOUND", admin.revoke(AgentClient.freshSlug(), "x"));
        assertTrue(anybody.verify(anybody.credential(slug)).path("valid").asBoolean());

        String reason = "é".repeat(999) + "!";
        JsonNode revoked = AgentClient.accepted(200, admin.revoke(slug, reason)).json();
        assertEquals(Set.of("vc_id", "revoked_at", "reason", "request_id", "list_version"), names(revoked));
        assertEquals(vcId, revoked.path("vc_id").asText());
        assertEquals(reason, revoked.path("reason").asText());
        assertMatches(TIME, revoked.path("revoked_at"));
        assertMatches(REQUEST_ID, revoked.path("request_id"));
        assertRefused(409, "INVALID_STATE", admin.revoke(slug, "again"));
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> {
            JsonNode none = AgentClient.accepted(200, anybody.current(slug)).json();
            assertTrue(none.path("credential").isNull(), none::toString);
            assertTrue(none.path("message").isTextual(), none::toString);
            assertEquals(revoked.path("revoked_at"), member.history(slug).json().at("/credentials/0/revoked_at"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"reason\":\"\"}", "{\"reason\":\"  \"}", "{\"reason\":7}", "{\"reason\":null}", "[]"})
    void asksForAReason(String body) {
        member.registered(slug);
        assertRefused(400, "VALIDATION", admin.revokeWith(slug, body));
        assertRefused(400, "VALIDATION", admin.revoke(slug, "x".repeat(1001)));
        assertTrue(anybody.current(slug).json().path("credential").isObject());
    }

    @Test
    void endsWhatWasIssuedAMomentAgoForEveryReplica() {
        List<JsonNode> versions = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String agent = AgentClient.freshSlug();
            String vcId = member.registered(agent).text("vc_id");
            JsonNode revoked =
                    AgentClient.accepted(200, admin.revoke(agent, "at once")).json();
            assertEquals(vcId, revoked.path("vc_id").asText());
            JsonNode version = revoked.path("list_version");
            JsonNode credential = member.history(agent).json().at("/credentials/0/vc_json");
            await().atMost(VISIBLE)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertVisible(credential, version.asLong()));
            if (version.isIntegralNumber()) {
                versions.add(version);
            }
        }
        assertTrue(versions.size() >= ROUNDS * 9 / 10, "only " + versions.size() + " answers named a version");
    }

    /** @param version the least that must be served; 0 if it is not known */
    private void assertVisible(JsonNode credential, long version) {
        JsonNode entry = credential.path("credentialStatus");
        String path = entry.path("statusListCredential")
                .asText()
                .substring(demo.baseUrl().length());
        for (String replica : stack.urls("status-list-service")) {
            Http.Answer list = new Http(replica).get(path);
            long served = list.response()
                    .headers()
                    .firstValueAsLong("x-status-list-version")
                    .orElseThrow();
            assertTrue(served >= version, replica + " serves version " + served + ", not " + version);
            String bits = list.json().at("/credentialSubject/encodedList").asText();
            assertTrue(
                    StatusList2021.decode(bits, 1 << 20)
                            .get(entry.path("statusListIndex").asInt()),
                    replica);
        }
        for (String replica : stack.urls("verifier-service")) {
            assertChecks(new AgentClient(replica, null).verify(credential), true, true, false);
        }
    }

    @Test
    void leavesNothingValidThatWasAcceptedBeforeTheAnswer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            revokeWhilePublishing(AgentClient.freshSlug(), round % 5);
        }
    }

    private void revokeWhilePublishing(String agent, int publishedBefore) throws Exception {
        Map<String, Long> accepted = new ConcurrentHashMap<>();
        accepted.put(member.registered(agent).text("vc_id"), System.nanoTime());
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
        List<Future<?>> publishing = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishing.add(publishers.submit(() -> publishUntil(stop, agent, accepted)));
        }
        await().until(() -> accepted.size() > publishedBefore);
        AgentClient.accepted(200, admin.revoke(agent, "while published"));
        long answered = System.nanoTime();
        stop.set(true);
        for (Future<?> publisher : publishing) {
            publisher.get();
        }
        publishers.shutdown();
        await().atMost(VISIBLE).untilAsserted(() -> assertEnded(agent, accepted, answered));
        AgentClient.accepted(201, member.publish(agent, "Anew."));
        await().atMost(VISIBLE)
                .untilAsserted(() -> assertChecks(anybody.verify(anybody.credential(agent)), true, true, true));
    }

    private void publishUntil(AtomicBoolean stop, String agent, Map<String, Long> accepted) {
        while (!stop.get()) {
            String vcId = AgentClient.accepted(201, member.publish(agent, "Published again."))
                    .text("vc_id");
            accepted.put(vcId, System.nanoTime());
        }
    }

    private void assertEnded(String agent, Map<String, Long> accepted, long answered) {
        Map<String, JsonNode> history = member.wholeHistory(agent);
        assertTrue(history.keySet().containsAll(accepted.keySet()), "every accepted credential has an entry");
        accepted.forEach((vcId, acceptedAt) -> {
            if (acceptedAt < answered) {
                JsonNode entry = history.get(vcId);
                assertMatches(TIME, entry.path("revoked_at"));
                assertFalse(anybody.verify(entry.path("vc_json")).path("valid").asBoolean(), entry::toString);
            }
        });
    }

    @Test
    void decommissioningRevokesForEver() {
        member.registered(slug);
        JsonNode credential = anybody.credential(slug);
        assertRefused(403, "FORBIDDEN", member.decommission(slug));
        assertRefused(404, "NOT_FOUND", demo.neighbour().decommission(slug));
        JsonNode ended = AgentClient.accepted(200, admin.decommission(slug)).json();
        assertEquals("decommissioned", ended.path("status").asText());
        assertTrue(anybody.current(slug).json().path("credential").isNull());
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertChecks(anybody.verify(credential), true, true, false));
        assertRefused(409, "INVALID_STATE", admin.decommission(slug));
        assertRefused(409, "INVALID_STATE", member.publish(slug, "Once more."));
        assertRefused(409, "INVALID_STATE", admin.revoke(slug, "once more"));
        assertRefused(409, "SLUG_TAKEN", member.register(AgentClient.registration(slug)));
    }
}
