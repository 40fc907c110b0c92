package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.process.Await;

/** One credential's way: webhook, issue, on chain, verified, revoked, no longer valid. All of it real HTTP. */
final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REVOCATION_VISIBLE = Duration.ofSeconds(5);

    private final Platform platform;
    private final Demo demo;
    private final Teller teller;
    private final Path files;
    private final String user = "story-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

    Story(Platform platform, Demo demo, Teller teller) {
        this.platform = platform;
        this.demo = demo;
        this.teller = teller;
        this.files = platform.data().resolve("story");
    }

    void tell() throws IOException {
        PrivateFile.write(files.resolve("partner.jwt"), demo.partner().token(user));
        PrivateFile.write(files.resolve("operator.jwt"), platform.operatorToken());
        teller.note("In the lines below, S stands for a folder: S=" + files);
        webhook();
        String hash = issue();
        String vcId = onChain("It is on chain: the call waits until it is, and not longer", hash)
                .field("vcId");
        JsonNode document = document(vcId);
        anchored(vcId);
        verify("Anybody can have it verified", true);
        revoke(vcId);
        listed(document.path("credentialStatus"));
        verify("Verified again, it is no longer valid", false);
        teller.note("");
        teller.note("That was the story of " + vcId + ".");
    }

    private void webhook() {
        String body = JSON.createObjectNode()
                .put("userEmail", user)
                .put("kycLevel", "full")
                .toString();
        WebhookMessage message = WebhookMessage.sign(demo.webhookSecret(), body);
        Step call = Step.post("issuance-api", url("/webhooks/kyc-complete"), body)
                .with("webhook-id", message.id(), message.id())
                .with("webhook-timestamp", message.timestamp(), message.timestamp())
                .with("webhook-signature", message.signature(), message.signature());
        Answer issued = teller.step(
                "A KYC provider tells that a user's check is complete, and the user gets a credential",
                call,
                answer ->
                        answer.status() == 200 && answer.body().path("success").asBoolean());
        onChain("The KYC credential is on its way to the chain, and then there", issued.field("coreClaimHash"));
    }

    private String issue() {
        ObjectNode request = JSON.createObjectNode()
                .put("issuerDid", demo.partner().issuerDid())
                .put("credentialId", demo.partner().credentialId());
        request.set("credentialSubject", demo.partner().sampleSubject());
        request.put("onDuplicate", "revoke");
        return teller.step(
                        "A partner issues a credential on behalf of the same user",
                        asPartner(
                                Step.post("issuance-api", url("/v1/credentials/issue-on-behalf"), request.toString())),
                        answer -> answer.status() == 200
                                && answer.field("coreClaimHash").matches("[0-9a-f]{64}"))
                .field("coreClaimHash");
    }

    private Answer onChain(String title, String hash) {
        return teller.step(
                title,
                asPartner(Step.get("onchain-worker", url("/v1/credentials/status?coreClaimHash=" + hash + "&wait=30"))),
                answer -> "ONCHAIN".equals(answer.field("vcStatus")));
    }

    private JsonNode document(String vcId) throws IOException {
        Answer signed = teller.step(
                "The partner fetches the signed document",
                asPartner(Step.get("issuance-api", url("/v1/credentials/" + vcId))),
                answer -> answer.status() == 200 && answer.body().has("proof"));
        ObjectNode request = JSON.createObjectNode();
        request.set("credential", signed.body());
        PrivateFile.write(verifyRequest(), request.toString());
        return signed.body();
    }

    private void anchored(String vcId) throws IOException {
        Answer anchor = teller.step(
                "Anybody can ask for the proof that it is in an anchored batch",
                Step.get("onchain-worker", url("/v1/credentials/" + vcId + "/anchor")),
                answer -> answer.status() == 200 && answer.field("root").startsWith("0x"));
        if (platform.rpcUrl() == null) {
            return;
        }
        String rpc = ContractCall.verify(anchor.body());
        PrivateFile.write(files.resolve("contract-call.json"), rpc);
        Step call = Step.post("chain", platform.rpcUrl(), rpc).bodyFrom("$S/contract-call.json");
        teller.step("The contract itself agrees", call, answer -> answer.field("result")
                .endsWith("1"));
    }

    private void verify(String title, boolean valid) throws IOException {
        String request = Files.readString(verifyRequest());
        Answer answer = teller.step(
                title,
                Step.post("verifier-service", url("/api/v1/credentials/verify"), request)
                        .bodyFrom("$S/verify.json"),
                verified -> verified.status() == 200
                        && verified.body().path("valid").asBoolean() == valid);
        if (!valid && answer.body().path("checks").path("revocation").asBoolean(true)) {
            throw new StackException("the credential is invalid, but not because it was revoked");
        }
    }

    private void revoke(String vcId) {
        teller.step(
                "An operator revokes it",
                Step.post(
                                "revocation-service",
                                url("/admin/v1/credentials/" + vcId + "/revoke"),
                                "{\"reason\":\"the story goes on\"}")
                        .with("authorization", "Bearer " + platform.operatorToken(), "Bearer " + file("operator.jwt")),
                Answer::ok);
    }

    private void listed(JsonNode entry) {
        long began = System.nanoTime();
        Step list = Step.get(
                "status-list-service", entry.path("statusListCredential").asText());
        int index = entry.path("statusListIndex").asInt();
        Await.until(REVOCATION_VISIBLE, () -> StatusBit.isSet(teller.ask(list).body(), index));
        String seconds = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
        teller.step(
                "The public status list has its bit set, number " + index + ", " + seconds + " after the revocation",
                list,
                answer -> StatusBit.isSet(answer.body(), index));
    }

    private Step asPartner(Step step) {
        return step.with("x-partner-auth", demo.partner().token(user), file("partner.jwt"));
    }

    private String file(String name) {
        return "$(cat $S/" + name + ")";
    }

    private Path verifyRequest() {
        return files.resolve("verify.json");
    }

    private String url(String path) {
        return platform.baseUrl() + path;
    }
}
