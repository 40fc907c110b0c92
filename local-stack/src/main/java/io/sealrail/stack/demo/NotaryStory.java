package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.process.Await;
import io.sealrail.stack.wallet.HeldCredential;
import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.stack.wallet.HolderProof;

/** One evaluation's way: asked of registries, turned into a wallet's credential, presented in part, suspended, lifted, revoked. */
final class NotaryStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VISIBLE = Duration.ofSeconds(5);
    private static final String DISCLOSURE = "value";
    private static final String TOLD = "smallholder";
    private static final String VERIFIER = "https://shop.example";

    private final Platform platform;
    private final DemoNotary notary;
    private final Teller teller;
    private final Path files;
    private final HolderKey wallet = HolderKey.generate();

    NotaryStory(Platform platform, DemoNotary notary, Teller teller) {
        this.platform = platform;
        this.notary = notary;
        this.teller = teller;
        this.files = platform.data().resolve("story");
    }

    void tell() throws IOException {
        PrivateFile.write(files.resolve("notary.key"), notary.apiKey());
        Answer issued = issue(evaluate());
        String id = issued.field("credential_id");
        Step verify = present(HeldCredential.of(issued.field("credential")));
        verified("The wallet presents one claim of it, with a proof of its key for this verifier only", verify, true);
        change(id, "suspended", "An operator suspends it");
        verified("Suspended, it is not valid", verify, false);
        change(id, "valid", "The suspension is lifted");
        verified("It is valid again", verify, true);
        change(id, "revoked", "It is revoked, which is for good");
        verified("Verified once more, it is no longer valid", verify, false);
        Step status = Step.get("issuance-api", url("/v1/credentials/" + id + "/status"));
        Await.until(VISIBLE, () -> isRevoked(teller.ask(status)));
        teller.step("Anybody who knows its id can ask for its status", status, NotaryStory::isRevoked);
        teller.note("");
        teller.note("That was the story of " + id + ".");
    }

    private static boolean isRevoked(Answer status) {
        return "revoked".equals(status.field("status"));
    }

    private String evaluate() throws IOException {
        ObjectNode request = JSON.createObjectNode();
        DemoNotary.CLAIMS.forEach(request.putArray("claims")::add);
        request.set("target", DemoNotary.target());
        request.put("disclosure", DISCLOSURE)
                .put("format", "application/dc+sd-jwt")
                .put("purpose", DemoNotary.PURPOSE);
        return teller.step(
                        "A client asks registries for claims about a farmer; the answer is kept for a quarter of an hour",
                        withKey("/v1/evaluations", "evaluate.json", request),
                        answer -> answer.ok() && answer.body().path("results").size() == DemoNotary.CLAIMS.size())
                .field("evaluation_id");
    }

    private Answer issue(String evaluationId) throws IOException {
        HolderProof proof =
                new HolderProof(platform.baseUrl(), evaluationId, DemoNotary.PROFILE, DISCLOSURE, DemoNotary.CLAIMS);
        ObjectNode request = JSON.createObjectNode()
                .put("evaluation_id", evaluationId)
                .put("credential_profile", DemoNotary.PROFILE)
                .put("format", "application/dc+sd-jwt")
                .put("disclosure", DISCLOSURE)
                .put("purpose", DemoNotary.PURPOSE);
        request.putObject("holder")
                .put("binding", "did")
                .put("id", wallet.did())
                .put("proof", proof.signedWith(wallet));
        return teller.step(
                "A wallet proves that it has its key, and the answer becomes a credential of its own",
                withKey("/v1/credentials", "issue.json", request),
                answer -> answer.ok() && answer.field("credential").endsWith("~"));
    }

    private Step present(HeldCredential held) throws IOException {
        String nonce = UUID.randomUUID().toString();
        ObjectNode request = JSON.createObjectNode()
                .put("presentation", held.present(Set.of(TOLD), wallet, nonce, VERIFIER))
                .put("nonce", nonce)
                .put("audience", VERIFIER);
        PrivateFile.write(files.resolve("present.json"), request.toString());
        return Step.post("verifier-service", url("/api/v1/presentations/verify"), request.toString())
                .bodyFrom("$S/present.json");
    }

    private void verified(String title, Step verify, boolean valid) {
        Await.until(VISIBLE, () -> isValid(teller.ask(verify), valid));
        JsonNode checks = teller.step(title, verify, answer -> isValid(answer, valid))
                .body()
                .path("checks");
        if (!valid && checks.path("revocation").asBoolean(true)) {
            throw new StackException("the credential is invalid, but not because of its status");
        }
    }

    private static boolean isValid(Answer answer, boolean expected) {
        return answer.status() == 200 && answer.body().path("valid").asBoolean(!expected) == expected;
    }

    private void change(String id, String status, String title) {
        String body = JSON.createObjectNode().put("status", status).toString();
        teller.step(
                title,
                Step.post("revocation-service", url("/admin/v1/credentials/" + id + "/status"), body)
                        .with("authorization", "Bearer " + platform.operatorToken(), "Bearer $(cat $S/operator.jwt)"),
                Answer::ok);
    }

    private Step withKey(String path, String file, ObjectNode request) throws IOException {
        PrivateFile.write(files.resolve(file), request.toString());
        return Step.post("issuance-api", url(path), request.toString())
                .with("x-api-key", notary.apiKey(), "$(cat $S/notary.key)")
                .bodyFrom("$S/" + file);
    }

    private String url(String path) {
        return platform.baseUrl() + path;
    }
}
