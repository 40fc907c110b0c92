package io.sealrail.system;

import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

import static io.sealrail.system.AgentCalls.goodBody;
import static io.sealrail.system.AgentCalls.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Every refusal of the agents' API, provoked through the gateway with nothing but the demo file's {@code agents}. */
class AgentErrorTableIT {

    private static final Demo DEMO = SystemStack.get().demo();
    private static final String SLUG = DEMO.json().at("/agents/slug").asText();
    private static final String MEMBER = DEMO.json().at("/agents/key").asText();
    private static final String ADMIN = DEMO.json().at("/agents/adminKey").asText();
    private static final String OTHER = DEMO.json().at("/agents/otherOrgKey").asText();
    private static final String AGENTS = "/api/v1/agents";
    private static final String KEYS = "/api/v1/api-keys";

    private final Http http = new Http(DEMO.baseUrl());
    private final AgentCalls calls = new AgentCalls(http);

    /** Method and path of each call that takes a key; {@code SLUG} stands for an agent of the caller's organisation. */
    static Stream<String> callsWithKey() {
        return Stream.of(
                "GET " + AGENTS,
                "POST " + AGENTS,
                "GET " + AGENTS + "/SLUG",
                "POST " + AGENTS + "/SLUG/versions",
                "POST " + AGENTS + "/SLUG/decommission",
                "POST " + AGENTS + "/SLUG/did/rotate",
                "GET " + AGENTS + "/SLUG/credentials",
                "POST " + AGENTS + "/SLUG/credentials/revoke",
                "GET " + KEYS,
                "POST " + KEYS,
                "DELETE " + KEYS + "/key_1",
                "GET /api/v1/members",
                "POST /api/v1/members",
                "DELETE /api/v1/members/mem_1");
    }

    static Stream<String> callsOfAdmins() {
        return callsWithKey().filter(call -> call.matches(".*(decommission|rotate|revoke|api-keys.*|members.*)"));
    }

    static Stream<String> callsOnAnAgent() {
        return callsWithKey().filter(call -> call.contains("SLUG"));
    }

    @ParameterizedTest
    @MethodSource("callsWithKey")
    void answers401WithoutAKnownKey(String call) {
        for (String authorization : new String[] {
            "Bearer", "Bearer x", "Bearer " + ADMIN + "1", "Basic " + ADMIN, ADMIN, "Bearer " + DEMO.operatorToken()
        }) {
            Http.Answer answer = calls.send(call, SLUG, "{", "Authorization", authorization);
            refused(401, "UNAUTHORIZED", answer);
            assertEquals(
                    "Bearer",
                    answer.response().headers().firstValue("www-authenticate").orElse(""));
        }
        refused(401, "UNAUTHORIZED", calls.send(call, SLUG, "{"));
    }

    @ParameterizedTest
    @MethodSource("callsOfAdmins")
    void answers403ToAMemberWhateverElseIsWrong(String call) {
        refused(403, "FORBIDDEN", calls.as(MEMBER, call, SLUG, "{"));
        refused(403, "FORBIDDEN", calls.as(MEMBER, call, "no-such-agent", "{}"));
    }

    @ParameterizedTest
    @MethodSource("callsOnAnAgent")
    void answers404ForWhatTheOrganisationHasNot(String call) {
        String body = goodBody(call);
        refused(404, "NOT_FOUND", calls.as(OTHER, call, SLUG, body));
        refused(404, "NOT_FOUND", calls.as(ADMIN, call, "no-such-agent", body));
        refused(404, "NOT_FOUND", calls.as(ADMIN, call, "No_Agent", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /did/rotate", "POST /credentials/revoke", "POST /versions"})
    void answers400BeforeItLooksForTheAgent(String call) {
        String[] parts = call.split(" ");
        refused(400, "VALIDATION", calls.as(ADMIN, parts[0] + " " + AGENTS + "/SLUG" + parts[1], "no-such-agent", "{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "under_score", "dot.dot", "space bar", "ümlaut", ""})
    void answers400ToASlugThatIsNone(String slug) {
        refused(400, "INVALID_SLUG", register(agent().put("agent_slug", slug)));
        refused(400, "INVALID_SLUG", register(agent().put("agent_slug", "a".repeat(65))));
    }

    static Stream<Arguments> badAgents() {
        return Stream.of(
                bad("no name", agent -> agent.remove("display_name")),
                bad("name is no text", agent -> agent.put("display_name", 7)),
                bad("empty name", agent -> agent.put("display_name", "")),
                bad("no description", agent -> agent.remove("description")),
                bad("no capabilities", agent -> agent.remove("capabilities")),
                bad("empty capabilities", agent -> agent.putArray("capabilities")),
                bad("capabilities are no list", agent -> agent.put("capabilities", "a")),
                bad("metadata is no object", agent -> agent.put("metadata", "a")),
                bad("key is none", agent -> agent.put("publicKeyMultibase", "z6Mk")),
                bad("unknown member", agent -> agent.put("displayName", "a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAgents")
    void answers400ToAnAgentThatIsNone(String name, Fault fault) {
        ObjectNode agent = agent();
        fault.into(agent);
        refused(400, "VALIDATION", register(agent));
        refused(
                404,
                "NOT_FOUND",
                http.get(AGENTS + "/" + agent.path("agent_slug").asText() + "/credential"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"reason\":\"\"}", "{\"reason\":7}", "{\"reason\":null}"})
    void answers400ToARevocationWithoutReason(String body) {
        refused(400, "VALIDATION", calls.as(ADMIN, "POST " + AGENTS + "/SLUG/credentials/revoke", SLUG, body));
    }

    @Test
    void answers400ToAReasonThatIsTooLong() {
        String body =
                Demo.JSON.createObjectNode().put("reason", "x".repeat(1001)).toString();
        refused(400, "VALIDATION", calls.as(ADMIN, "POST " + AGENTS + "/SLUG/credentials/revoke", SLUG, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"a\",\"scopes\":[]}",
                "{\"name\":\"a\",\"scopes\":[\"x\"]}"
            })
    void answers400ToAKeyThatIsNone(String body) {
        refused(400, "VALIDATION", calls.as(ADMIN, "POST " + KEYS, SLUG, body));
    }

    @ParameterizedTest
    @CsvSource({AGENTS, AGENTS + "/SLUG/credentials", KEYS, "/api/v1/members"})
    void answers400ToAnImpossiblePage(String path) {
        refused(400, "VALIDATION", calls.as(ADMIN, "GET " + path + "?page=0", SLUG, ""));
        refused(400, "VALIDATION", calls.as(ADMIN, "GET " + path + "?per_page=101", SLUG, ""));
        refused(400, "VALIDATION", calls.as(ADMIN, "GET " + path + "?per_page=x", SLUG, ""));
    }

    @Test
    void answers404ForKeysAndMembersOfOthers() {
        String key = calls.as(OTHER, "GET " + KEYS, SLUG, "")
                .json()
                .at("/api_keys/0/id")
                .asText();
        String member = calls.as(OTHER, "GET /api/v1/members", SLUG, "")
                .json()
                .at("/members/0/id")
                .asText();
        assertFalse(key.isEmpty() || member.isEmpty());
        refused(404, "NOT_FOUND", calls.as(ADMIN, "DELETE " + KEYS + "/" + key, SLUG, ""));
        refused(404, "NOT_FOUND", calls.as(ADMIN, "DELETE /api/v1/members/" + member, SLUG, ""));
        String body = "{\"name\":\"a\",\"member_id\":\"" + member + "\"}";
        refused(404, "NOT_FOUND", calls.as(ADMIN, "POST " + KEYS, SLUG, body));
    }

    @Test
    void answers409ToATakenSlugWhoseverItIs() {
        ObjectNode taken = agent().put("agent_slug", SLUG);
        refused(409, "SLUG_TAKEN", calls.as(MEMBER, "POST " + AGENTS, SLUG, taken.toString()));
        refused(409, "SLUG_TAKEN", calls.as(OTHER, "POST " + AGENTS, SLUG, taken.toString()));
    }

    @Test
    void answers409ToASecondRevocation() {
        String slug = registered();
        String revoke = "POST " + AGENTS + "/SLUG/credentials/revoke";
        assertEquals(200, calls.as(ADMIN, revoke, slug, goodBody(revoke)).status());
        refused(409, "INVALID_STATE", calls.as(ADMIN, revoke, slug, goodBody(revoke)));
    }

    @Test
    void answers409ToWhateverIsAskedOfADecommissionedAgent() {
        String slug = registered();
        assertEquals(
                200,
                calls.as(ADMIN, "POST " + AGENTS + "/SLUG/decommission", slug, "")
                        .status());
        Stream.of("/decommission", "/versions", "/did/rotate", "/credentials/revoke")
                .map(path -> "POST " + AGENTS + "/SLUG" + path)
                .forEach(call -> refused(409, "INVALID_STATE", calls.as(ADMIN, call, slug, goodBody(call))));
        refused(
                409,
                "SLUG_TAKEN",
                calls.as(
                        OTHER,
                        "POST " + AGENTS,
                        slug,
                        agent().put("agent_slug", slug).toString()));
    }

    @Test
    void answers409ToASecondEndOfAKeyWhichLetsNobodyInMeanwhile() {
        Http.Answer made = calls.as(ADMIN, "POST " + KEYS, SLUG, "{\"name\":\"error table\"}");
        assertEquals(201, made.status());
        assertEquals(200, calls.as(made.text("key"), "GET " + AGENTS, SLUG, "").status());
        String revoke = "DELETE " + KEYS + "/" + made.text("id");
        assertEquals(200, calls.as(ADMIN, revoke, SLUG, "").status());
        refused(401, "UNAUTHORIZED", calls.as(made.text("key"), "GET " + AGENTS, SLUG, ""));
        refused(409, "INVALID_STATE", calls.as(ADMIN, revoke, SLUG, ""));
    }

    @Test
    void answers403ToAKeyThatGivesMoreThanItHas() {
        Http.Answer narrow =
                calls.as(ADMIN, "POST " + KEYS, SLUG, "{\"name\":\"narrow\",\"scopes\":[\"api-keys:manage\"]}");
        String wide = "{\"name\":\"wide\",\"scopes\":[\"credentials:revoke\"]}";
        refused(403, "FORBIDDEN", calls.as(narrow.text("key"), "POST " + KEYS, SLUG, wide));
        refused(403, "FORBIDDEN", calls.as(narrow.text("key"), "GET " + AGENTS, SLUG, ""));
        refused(403, "FORBIDDEN", calls.as(ADMIN, "POST /api/v1/members", SLUG, "{\"name\":\"a\",\"role\":\"owner\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AGENTS + "/no-such-agent/credential",
                AGENTS + "/No_Agent/credential",
                "/credentials/status/no-such-list",
                "/contexts/agent-capability/v9"
            })
    void answers404ToAnybodyForWhatIsNotThere(String path) {
        refused(404, "NOT_FOUND", http.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"credential\":null}", "{\"credential\":\"a\"}", "{\"credential\":[]}"})
    void answers400ToAVerificationOfNothing(String body) {
        refused(400, "VALIDATION", http.post("/api/v1/credentials/verify", body));
    }

    @Test
    void routesNothingInternal() {
        assertEquals(
                404,
                http.get("/internal/v1/api-caller", "Authorization", "Bearer " + ADMIN)
                        .status());
    }

    private String registered() {
        ObjectNode agent = agent();
        assertEquals(201, register(agent).status());
        return agent.path("agent_slug").asText();
    }

    private Http.Answer register(ObjectNode agent) {
        return calls.as(MEMBER, "POST " + AGENTS, SLUG, agent.toString());
    }

    private static ObjectNode agent() {
        ObjectNode agent = Demo.JSON
                .createObjectNode()
                .put("agent_slug", "err-" + UUID.randomUUID())
                .put("display_name", "Error table")
                .put("description", "Provokes refusals.");
        agent.putArray("capabilities").add("tool_call");
        return agent;
    }

    private static Arguments bad(String name, Fault fault) {
        return Arguments.of(name, fault);
    }

    /** One thing that is wrong with an agent. */
    private interface Fault {
        void into(ObjectNode agent);
    }
}
