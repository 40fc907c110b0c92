package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.process.Await;

/** One agent's way: registered, verified by anybody, revoked by its organisation's admin, no longer valid. */
final class AgentStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VISIBLE = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final String VERIFIER = "verifier-service";
    private static final String REVOCATION = "revocation-service";

    private final Platform platform;
    private final DemoAgents agents;
    private final Teller teller;
    private final Path files;
    private final String slug = AgentsApi.freshSlug("story-agent");

    AgentStory(Platform platform, DemoAgents agents, Teller teller) {
        this.platform = platform;
        this.agents = agents;
        this.teller = teller;
        this.files = platform.data().resolve("story");
    }

    void tell() throws IOException {
        PrivateFile.write(files.resolve("agent.key"), agents.key());
        PrivateFile.write(files.resolve("agent-admin.key"), agents.adminKey());
        register();
        JsonNode credential = current();
        Step verify = verify(credential);
        teller.step("Anybody can have an agent's credential verified", verify, answer -> isValid(answer, true));
        JsonNode revoked = revoke();
        long began = System.nanoTime();
        Await.until(VISIBLE, () -> isValid(teller.ask(verify), false));
        Answer invalid = teller.step(
                "Verified again, it is no longer valid, " + since(began) + " after the answer",
                verify,
                answer -> isValid(answer, false));
        if (invalid.body().path("checks").path("revocation").asBoolean(true)) {
            throw new StackException("the agent's credential is invalid, but not because it was revoked");
        }
        listed(credential.path("credentialStatus"), revoked.path("list_version"));
        history(revoked.path("vc_id").asText());
    }

    private void register() {
        teller.step(
                "A member of an organisation registers an agent, and it gets a credential",
                Step.post("issuance-api", url("/api/v1/agents"), AgentsApi.registration(slug))
                        .with("authorization", "Bearer " + agents.key(), "Bearer $(cat $S/agent.key)"),
                answer -> answer.status() == CREATED);
    }

    private JsonNode current() throws IOException {
        JsonNode credential = teller.step(
                        "Anybody can fetch its current credential",
                        Step.get("issuance-api", url("/api/v1/agents/" + slug + "/credential")),
                        answer -> answer.body().path("credential").has("proof"))
                .body()
                .path("credential");
        PrivateFile.write(files.resolve("verify-agent.json"), wrapped(credential));
        return credential;
    }

    private Step verify(JsonNode credential) {
        return Step.post(VERIFIER, url("/api/v1/credentials/verify"), wrapped(credential))
                .bodyFrom("$S/verify-agent.json");
    }

    private static String wrapped(JsonNode credential) {
        return JSON.createObjectNode().set("credential", credential).toString();
    }

    private static boolean isValid(Answer answer, boolean expected) {
        return answer.status() == 200 && answer.body().path("valid").asBoolean(!expected) == expected;
    }

    private JsonNode revoke() {
        return teller.step(
                        "An admin of the organisation revokes it; the answer names the list version that shows it",
                        Step.post(
                                        REVOCATION,
                                        url("/api/v1/agents/" + slug + "/credentials/revoke"),
                                        "{\"reason\":\"the story goes on\"}")
                                .with(
                                        "authorization",
                                        "Bearer " + agents.adminKey(),
                                        "Bearer $(cat $S/agent-admin.key)"),
                        answer -> answer.ok() && answer.body().has("list_version"))
                .body();
    }

    private void listed(JsonNode entry, JsonNode version) {
        String address = entry.path("statusListCredential").asText().replaceFirst("/credential$", "");
        Step list = Step.get("status-list-service", address);
        int index = entry.path("statusListIndex").asInt();
        Await.until(VISIBLE, () -> StatusBit.isSet(teller.ask(list).body(), index));
        teller.step(
                "The public status list has its bit set, number " + index
                        + (version.isNumber() ? ", from version " + version + " on" : ""),
                list,
                answer -> StatusBit.isSet(answer.body(), index));
    }

    private void history(String vcId) {
        teller.step(
                "The organisation sees it in the agent's history",
                Step.get("issuance-api", url("/api/v1/agents/" + slug + "/credentials"))
                        .with("authorization", "Bearer " + agents.key(), "Bearer $(cat $S/agent.key)"),
                answer -> {
                    JsonNode newest = answer.body().path("credentials").path(0);
                    return newest.path("vc_id").asText().equals(vcId)
                            && newest.path("revoked_at").isTextual();
                });
        teller.note("");
        teller.note("That was the story of the agent " + slug + ".");
    }

    private static String since(long began) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }

    private String url(String path) {
        return platform.baseUrl() + path;
    }
}
