package io.sealrail.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

import static io.sealrail.system.AgentAnswers.REQUEST_ID;
import static io.sealrail.system.AgentAnswers.TIME;
import static io.sealrail.system.AgentAnswers.URN;
import static io.sealrail.system.AgentAnswers.assertChecks;
import static io.sealrail.system.AgentAnswers.assertMatches;
import static io.sealrail.system.AgentAnswers.assertRefused;
import static io.sealrail.system.AgentAnswers.names;
import static io.sealrail.system.AgentAnswers.texts;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every endpoint of the agents' contract, field by field, through the gateway with nothing but the demo file. */
class AgentsIT {

    private final Demo demo = SystemStack.get().demo();
    private final Http http = new Http(demo.baseUrl());
    private final AgentClient member = demo.member();
    private final AgentClient anybody = new AgentClient(demo.baseUrl(), null);
    private final String slug = AgentClient.freshSlug();

    @Test
    void registersListsAndShows() {
        JsonNode agent = member.registered(slug).json();
        assertEquals(slug, agent.path("agent_slug").asText());
        assertEquals(host() + ":agents:" + slug, agent.path("did").asText());
        assertEquals("Travel assistant", agent.path("display_name").asText());
        assertEquals("Books journeys for our staff.", agent.path("description").asText());
        assertEquals(List.of("search-journeys", "book-journeys"), texts(agent.path("capabilities")));
        assertEquals(1, agent.path("version").asInt());
        assertEquals("active", agent.path("status").asText());
        assertMatches(URN, agent.path("vc_id"));
        assertMatches(TIME, agent.path("created_at"));
        assertMatches(TIME, agent.path("updated_at"));
        assertMatches(REQUEST_ID, agent.path("request_id"));

        JsonNode shown = AgentClient.accepted(200, member.show(slug)).json();
        assertEquals(agent.path("vc_id"), shown.path("vc_id"));
        JsonNode page = AgentClient.accepted(200, member.list("?per_page=2")).json();
        assertTrue(page.path("agents").size() <= 2, page::toString);
        assertTrue(page.path("total").asInt() >= 2, page::toString);
        assertRefused(409, "SLUG_TAKEN", demo.neighbour().register(AgentClient.registration(slug)));
        assertRefused(400, "INVALID_SLUG", member.register(AgentClient.registration("No Slug")));
        assertRefused(404, "NOT_FOUND", demo.neighbour().show(slug));
    }

    @Test
    void servesTheCurrentCredentialToAnybody() {
        String vcId = member.registered(slug).text("vc_id");
        Http.Answer answer = AgentClient.accepted(200, anybody.current(slug));
        assertEquals(Set.of("credential", "message"), names(answer.json()));
        assertTrue(answer.json().path("message").isNull());
        JsonNode credential = answer.json().path("credential");
        assertEquals(
                List.of(
                        "https://www.w3.org/2018/credentials/v1",
                        demo.baseUrl() + "/contexts/agent-capability/v1",
                        "https://w3id.org/vc/status-list/2021/v1",
                        "https://w3id.org/security/suites/ed25519-2020/v1"),
                texts(credential.path("@context")));
        assertEquals(List.of("VerifiableCredential", "AgentCapabilityCredential"), texts(credential.path("type")));
        assertEquals(vcId, credential.path("id").asText());
        assertEquals(host(), credential.path("issuer").asText());
        assertMatches(TIME, credential.path("issuanceDate"));
        assertMatches(TIME, credential.path("expirationDate"));
        assertMatches("[0-9a-f]{64}", credential.path("coreClaimHash"));
        assertEquals("Ed25519Signature2020", credential.at("/proof/type").asText());
        assertSubject(credential.path("credentialSubject"));
        assertStatusEntry(credential.path("credentialStatus"));
        assertRefused(404, "NOT_FOUND", anybody.current(AgentClient.freshSlug()));
    }

    private void assertSubject(JsonNode subject) {
        assertEquals(host() + ":agents:" + slug, subject.path("id").asText());
        assertEquals(slug, subject.path("agentSlug").asText());
        assertEquals("1", subject.path("agentVersion").asText());
        assertEquals("Travel assistant", subject.path("displayName").asText());
        assertEquals(Set.of("search-journeys", "book-journeys"), new TreeSet<>(texts(subject.path("capabilities"))));
    }

    private void assertStatusEntry(JsonNode entry) {
        String list = entry.path("statusListCredential").asText().replaceFirst("/credential$", "");
        assertTrue(list.matches(demo.baseUrl() + "/credentials/status/\\d+"), entry::toString);
        assertEquals("StatusList2021Entry", entry.path("type").asText());
        assertEquals("revocation", entry.path("statusPurpose").asText());
        assertMatches("\\d+", entry.path("statusListIndex"));
        assertEquals(
                200,
                http.get(list.substring(demo.baseUrl().length()) + "/credential")
                        .status());
        assertEquals(
                list + "#" + entry.path("statusListIndex").asText(),
                entry.path("id").asText());
    }

    @Test
    void verifiesForAnybody() {
        member.registered(slug);
        JsonNode credential = anybody.credential(slug);
        JsonNode verdict = anybody.verify(credential);
        assertChecks(verdict, true, true, true);
        for (JsonNode line : verdict.path("results")) {
            assertMatches("[A-Z0-9_]+", line.path("code"));
            assertMatches("success|failure|unknown", line.path("result"));
            assertMatches("[A-Z].*\\.", line.path("message"));
        }
        ObjectNode changed = credential.deepCopy();
        ((ObjectNode) changed.path("credentialSubject")).put("displayName", "Somebody else");
        assertChecks(anybody.verify(changed), false, true, false);
        assertRefused(400, "VALIDATION", http.post("/api/v1/credentials/verify", "{}"));
    }

    @Test
    void servesListContextAndDidDocumentsAtTheRoot() {
        member.registered(slug);
        Http.Answer list = AgentClient.accepted(200, http.get("/credentials/status/1"));
        assertEquals(Set.of("id", "type", "encoded_list"), names(list.json()));
        assertEquals(demo.baseUrl() + "/credentials/status/1", list.text("id"));
        assertEquals("StatusList2021Credential", list.text("type"));
        await("a list that has not changed meanwhile")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(this::assertUnchangedListIsNotSentAgain);
        JsonNode context = AgentClient.accepted(200, http.get("/contexts/agent-capability/v1"))
                .json();
        assertTrue(context.path("@context").path("@protected").asBoolean(), context::toString);
        JsonNode issuer =
                AgentClient.accepted(200, http.get("/.well-known/did.json")).json();
        assertEquals(host(), issuer.path("id").asText());
        assertTrue(issuer.path("verificationMethod").size() >= 2, "keys for credentials and for lists: " + issuer);
        JsonNode agent = AgentClient.accepted(200, http.get("/agents/" + slug + "/did.json"))
                .json();
        assertEquals(host() + ":agents:" + slug, agent.path("id").asText());
    }

    private void assertUnchangedListIsNotSentAgain() {
        Http.Answer list = http.get("/credentials/status/1");
        String tag = list.response().headers().firstValue("etag").orElseThrow();
        Http.Answer again = http.get("/credentials/status/1", "If-None-Match", tag);
        assertEquals(304, again.status());
        assertEquals("", again.response().body());
    }

    @Test
    void tellsTheHistoryToItsOrganisationOnly() {
        String first = member.registered(slug).text("vc_id");
        String second =
                AgentClient.accepted(201, member.publish(slug, "Books it all.")).text("vc_id");
        JsonNode history = AgentClient.accepted(200, member.history(slug)).json();
        assertMatches(REQUEST_ID, history.path("request_id"));
        assertEquals(2, history.path("credentials").size());
        for (int position = 0; position < 2; position++) {
            JsonNode entry = history.path("credentials").path(position);
            assertEquals(position == 0 ? second : first, entry.path("vc_id").asText());
            assertEquals(2 - position, entry.path("version").asInt());
            assertEquals(entry.path("vc_id"), entry.at("/vc_json/id"));
            assertEquals(entry.at("/vc_json/issuanceDate"), entry.path("issued_at"));
            assertEquals(entry.at("/vc_json/expirationDate"), entry.path("expires_at"));
        }
        assertTrue(history.at("/credentials/0/revoked_at").isNull(), history::toString);
        assertMatches(TIME, history.at("/credentials/1/revoked_at"));
        JsonNode superseded = history.at("/credentials/1/vc_json");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertChecks(anybody.verify(superseded), true, true, false));
        assertRefused(404, "NOT_FOUND", demo.neighbour().history(slug));
        assertRefused(401, "UNAUTHORIZED", anybody.history(slug));
    }

    @Test
    void letsAnAdminMakeAndRevokeKeysThatWorkAtOnce() {
        String bearer = "Bearer " + demo.json().at("/agents/adminKey").asText();
        assertRefused(
                403, "FORBIDDEN", http.post("/api/v1/api-keys", "{\"name\":\"x\"}", "Authorization", memberBearer()));
        for (int round = 0; round < 10; round++) {
            JsonNode made = AgentClient.accepted(
                            201, http.post("/api/v1/api-keys", "{\"name\":\"a while\"}", "Authorization", bearer))
                    .json();
            AgentClient fresh = new AgentClient(demo.baseUrl(), made.path("key").asText());
            assertMatches("sealrail_live_[1-9A-HJ-NP-Za-km-z]+", made.path("key"));
            AgentClient.accepted(200, fresh.list(""));
            String path = "/api/v1/api-keys/" + made.path("id").asText();
            AgentClient.accepted(200, http.delete(path, "Authorization", bearer));
            assertRefused(401, "UNAUTHORIZED", fresh.list(""));
        }
    }

    @Test
    void anchorsLikeEveryOtherCredential() {
        String vcId = member.registered(slug).text("vc_id");
        JsonNode credential = anybody.credential(slug);
        JsonNode anchor = await().atMost(Duration.ofSeconds(30))
                .until(() -> http.get("/v1/credentials/" + vcId + "/anchor"), answer -> answer.status() == 200)
                .json();
        String hash = credential.path("coreClaimHash").asText();
        assertEquals("0x" + hash, anchor.path("leaf").asText(), anchor::toString);
        assertTrue(
                new ChainReader(demo.rpcUrl())
                        .verifies(
                                anchor.path("contract").asText(),
                                anchor.path("root").asText(),
                                hash,
                                texts(anchor.path("proof"))),
                anchor::toString);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertAnchored(anybody.verify(credential)));
    }

    private static void assertAnchored(JsonNode verdict) {
        List<JsonNode> anchors = new ArrayList<>();
        for (JsonNode line : verdict.path("results")) {
            if (line.path("code").asText().startsWith("ANCHOR")) {
                anchors.add(line);
            }
        }
        assertEquals(1, anchors.size(), verdict::toString);
        assertEquals("ANCHORED", anchors.get(0).path("code").asText(), verdict::toString);
        assertEquals("success", anchors.get(0).path("result").asText(), verdict::toString);
    }

    @Test
    void saysOfPublicPathsWhatIsLeft() {
        member.registered(slug);
        Map<String, Http.Answer> answers = new HashMap<>();
        for (String path : List.of(
                "/api/v1/agents/" + slug + "/credential",
                "/credentials/status/1",
                "/credentials/status/1/credential",
                "/contexts/agent-capability/v1",
                "/.well-known/did.json",
                "/agents/" + slug + "/did.json",
                "/1.0/identifiers/" + host(),
                "/v1/credentials/urn:uuid:00000000-0000-4000-8000-000000000000/anchor")) {
            answers.put(path, http.get(path));
        }
        answers.put("verify", http.post("/api/v1/credentials/verify", "{\"credential\":{}}"));
        answers.forEach((path, answer) -> {
            String policy =
                    answer.response().headers().firstValue("ratelimit-policy").orElse("none at " + path);
            String left = answer.response().headers().firstValue("ratelimit").orElse("none at " + path);
            assertTrue(policy.matches("\"(read|verify)\";q=500;w=1"), policy);
            assertTrue(left.matches("\"(read|verify)\";r=\\d+;t=\\d+"), left);
        });
        assertTrue(member.show(slug)
                .response()
                .headers()
                .firstValue("ratelimit-policy")
                .isEmpty());
    }

    private String host() {
        return "did:web:" + demo.baseUrl().substring("http://".length()).replace(":", "%3A");
    }

    private String memberBearer() {
        return "Bearer " + demo.json().at("/agents/key").asText();
    }
}
