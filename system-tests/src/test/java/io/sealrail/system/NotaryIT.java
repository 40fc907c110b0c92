package io.sealrail.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.wallet.HeldCredential;
import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;

import static io.sealrail.system.AgentAnswers.TIME;
import static io.sealrail.system.AgentAnswers.assertChecks;
import static io.sealrail.system.AgentAnswers.assertMatches;
import static io.sealrail.system.AgentAnswers.names;
import static io.sealrail.system.AgentAnswers.texts;
import static io.sealrail.system.client.NotaryClient.accepted;
import static io.sealrail.system.client.NotaryClient.held;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole way from a question to registries to a wallet's credential, field by field, with nothing but the demo file. */
class NotaryIT {

    private static final String ULID = "[0-9A-HJKMNP-TV-Z]{26}";
    private static final String CREDENTIAL_ID = "urn:registry-notary:credential:" + ULID;
    private static final String VERIFIER = "https://shop.example";

    private final Demo demo = SystemStack.get().demo();
    private final Http http = new Http(demo.baseUrl());
    private final NotaryClient client = NotaryClient.of(demo);
    private final HolderKey wallet = HolderKey.generate();

    @Test
    void answersClaimsOfTwoRegistries() {
        JsonNode evaluation = accepted(client.evaluate(client.evaluation())).json();
        assertEquals(Set.of("evaluation_id", "results"), names(evaluation));
        assertMatches(ULID, evaluation.path("evaluation_id"));
        JsonNode results = evaluation.path("results");
        assertEquals(client.claims(), texts(results, "claim_id"));
        for (JsonNode result : results) {
            assertEquals(evaluation.path("evaluation_id"), result.path("evaluation_id"));
            assertMatches("\\d+(\\.\\d+)*", result.path("claim_version"));
            assertEquals("person", result.path("subject_type").asText());
            assertEquals("value", result.path("disclosure").asText());
            assertEquals(NotaryClient.SD_JWT, result.path("format").asText());
            assertMatches(TIME, result.path("issued_at"));
            assertMatches(TIME, result.path("expires_at"));
            assertMatches("rnref:v1:[A-Za-z0-9_-]{43}", result.at("/target_ref/handle"));
            assertTrue(result.path("satisfied").asBoolean(), result::toString);
        }
        assertEquals(
                "River Plain",
                results.path(client.claims().indexOf("farm-district"))
                        .path("value")
                        .asText());
    }

    @Test
    void turnsAnAnswerIntoAWalletsCredential() {
        String evaluation = client.evaluated();
        Http.Answer answer = accepted(client.issue(client.issuing(evaluation, wallet)));
        JsonNode issued = answer.json();
        assertEquals(
                Set.of(
                        "credential",
                        "credential_id",
                        "credential_profile",
                        "disclosures",
                        "expires_at",
                        "format",
                        "issuer",
                        "issuer_signed_jwt"),
                names(issued));
        assertMatches(CREDENTIAL_ID, issued.path("credential_id"));
        assertEquals(client.profile(), issued.path("credential_profile").asText());
        assertEquals(NotaryClient.SD_JWT, issued.path("format").asText());
        assertEquals(did(), issued.path("issuer").asText());
        assertMatches(TIME, issued.path("expires_at"));
        HeldCredential held = held(answer);
        assertEquals(held.disclosures(), texts(issued.path("disclosures")));
        assertEquals(held.issuerSignedJwt(), issued.path("issuer_signed_jwt").asText());
        assertEquals("EdDSA", held.header().path("alg").asText());
        assertEquals("dc+sd-jwt", held.header().path("typ").asText());
        assertMatches(did() + "#.+", held.header().path("kid"));
        assertPayload(held.payload(), issued);
        for (String claim : client.claims()) {
            JsonNode told = held.claim(claim);
            assertEquals(Set.of("claim_id", "version", "value", "satisfied", "subject_type", "issued_at"), names(told));
            assertEquals(claim, told.path("claim_id").asText());
        }
        JsonNode again =
                accepted(client.issue(client.issuing(evaluation, wallet))).json();
        assertEquals(
                held.payload().path("iat"),
                HeldCredential.of(again.path("credential").asText()).payload().path("iat"));
    }

    private void assertPayload(JsonNode payload, JsonNode issued) {
        assertEquals(did(), payload.path("iss").asText());
        assertEquals(wallet.did(), payload.path("sub").asText());
        assertEquals(issued.path("credential_id"), payload.path("jti"));
        assertEquals(issued.path("credential_id"), payload.path("id"));
        assertEquals(86_400, payload.path("exp").asLong() - payload.path("iat").asLong());
        assertEquals(
                issued.path("expires_at").asText(),
                Instant.ofEpochSecond(payload.path("exp").asLong()).toString());
        assertEquals(issued.path("expires_at"), payload.path("expirationDate"));
        assertTrue(payload.path("vct").asText().startsWith(demo.baseUrl() + "/vct/"), payload::toString);
        assertEquals("sha-256", payload.path("_sd_alg").asText());
        assertEquals(client.claims().size(), payload.path("_sd").size());
        List<String> digests = texts(payload.path("_sd"));
        assertEquals(List.copyOf(new TreeSet<>(digests)), digests);
        assertEquals(wallet.publicJwk(), payload.at("/cnf/jwk"));
        assertEquals(wallet.did(), payload.at("/cnf/kid").asText());
        assertTrue(payload.at("/status/status_list/idx").isIntegralNumber(), payload::toString);
        assertMatches(demo.baseUrl() + "/credentials/status/[^/]+/token", payload.at("/status/status_list/uri"));
    }

    @Test
    void presentsWhatItsHolderChooses() {
        HeldCredential held = held(client.issued(wallet));
        assertChecks(client.verify(held.present(Set.copyOf(client.claims()))), true, true, true);
        String told = client.claims().get(0);
        String presentation = held.present(Set.of(told), wallet, "nonce-1", VERIFIER);
        assertChecks(client.verifyPresentation(presentation, "nonce-1", VERIFIER), true, true, true);
        assertNotValid(client.verifyPresentation(presentation, "nonce-2", VERIFIER));
        assertNotValid(client.verifyPresentation(presentation, "nonce-1", "https://other.example"));
        assertNotValid(client.verifyPresentation(held.present(Set.of(told)), "nonce-1", VERIFIER));
        String stolen = held.present(Set.of(told), HolderKey.generate(), "nonce-1", VERIFIER);
        assertNotValid(client.verifyPresentation(stolen, "nonce-1", VERIFIER));
        String proof = presentation.substring(presentation.lastIndexOf('~') + 1);
        assertNotValid(client.verifyPresentation(held.present(Set.of()) + proof, "nonce-1", VERIFIER));
    }

    @Test
    void anchorsLikeEveryOtherCredential() {
        Http.Answer issued = client.issued(wallet);
        String id = issued.text("credential_id");
        JsonNode anchor = await().atMost(Duration.ofSeconds(30))
                .until(() -> http.get("/v1/credentials/" + id + "/anchor"), answer -> answer.status() == 200)
                .json();
        String hash = held(issued).payload().path("coreClaimHash").asText();
        assertEquals("0x" + hash, anchor.path("leaf").asText(), anchor::toString);
        assertTrue(
                new ChainReader(demo.rpcUrl())
                        .verifies(
                                anchor.path("contract").asText(),
                                anchor.path("root").asText(),
                                hash,
                                texts(anchor.path("proof"))),
                anchor::toString);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode verdict = client.verify(issued.text("credential"));
            assertTrue(texts(verdict.path("results"), "code").contains("ANCHORED"), verdict::toString);
        });
    }

    @Test
    void publishesItsTypesAndKeys() {
        ObjectNode evaluation = client.evaluation(List.of("irrigated-land", "land-hectares"), client.target());
        String id = accepted(client.evaluate(evaluation)).text("evaluation_id");
        ObjectNode request = Demo.JSON.createObjectNode().put("evaluation_id", id);
        request.put("credential_profile", "land_holding_sd_jwt");
        HeldCredential bearer = held(accepted(client.issue(request)));
        assertEquals(demo.baseUrl(), bearer.payload().path("iss").asText());
        assertTrue(bearer.payload().path("cnf").isMissingNode(), bearer.payload()::toString);
        assertChecks(client.verify(bearer.present(Set.of("land-hectares"))), true, true, true);

        JsonNode issuer = accepted(http.get("/.well-known/jwt-vc-issuer")).json();
        assertEquals(demo.baseUrl(), issuer.path("issuer").asText());
        JsonNode keys = accepted(http.get("/.well-known/jwks.json")).json().path("keys");
        assertTrue(texts(keys, "kid").contains(bearer.header().path("kid").asText()), keys::toString);
        for (HeldCredential held : List.of(bearer, held(client.issued(wallet)))) {
            String vct = held.payload().path("vct").asText();
            JsonNode type =
                    accepted(http.get(vct.substring(demo.baseUrl().length()))).json();
            assertEquals(vct, type.path("vct").asText());
        }
    }

    @Test
    void tellsWhatCanBeAskedAndRendersWhatWas() {
        JsonNode claims = accepted(client.get("/v1/claims")).json();
        for (String claim : client.claims()) {
            assertTrue(claims.toString().contains("\"" + claim + "\""), claims::toString);
            assertTrue(accepted(client.get("/v1/claims/" + claim))
                    .json()
                    .toString()
                    .contains(claim));
        }
        JsonNode formats = accepted(client.get("/v1/formats")).json();
        assertTrue(formats.toString().contains(NotaryClient.SD_JWT), formats::toString);
        ObjectNode render =
                Demo.JSON.createObjectNode().put("format", "application/vnd.registry-notary.claim-result+json");
        Http.Answer rendered = accepted(client.post("/v1/evaluations/" + client.evaluated() + "/render", render));
        assertEquals(client.claims().size(), rendered.json().path("results").size());
    }

    private static void assertNotValid(JsonNode verdict) {
        assertEquals(false, verdict.required("valid").asBoolean(), verdict::toString);
    }

    private String did() {
        return "did:web:" + demo.baseUrl().substring("http://".length()).replace(":", "%3A");
    }
}
