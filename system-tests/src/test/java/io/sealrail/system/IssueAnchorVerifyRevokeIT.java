package io.sealrail.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The life of a credential, seen from outside. */
class IssueAnchorVerifyRevokeIT {

    private final Demo demo = SystemStack.get().demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final Http http = new Http(demo.baseUrl());
    private final String email = SystemStack.freshEmail();

    @Test
    void isAcceptedAnchoredVerifiedAndRevoked() {
        Http.Answer issued = client.issue(email, client.request());
        assertEquals(200, issued.status(), () -> issued.response().body());
        assertEquals(List.of("coreClaimHash", "credentialId", "userUuid"), fields(issued.json()));

        String hash = issued.text("coreClaimHash");
        assertTrue(hash.matches("[0-9a-f]{64}"));
        Http.Answer onchain = client.status(email, hash, 30);
        assertEquals("ONCHAIN", onchain.text("vcStatus"));
        assertEquals(hash, onchain.text("coreClaimHash"));
        assertEquals(demo.partner().issuerDid(), onchain.text("issuerDid"));
        assertTrue(onchain.text("issuanceDate").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));

        String vcId = onchain.text("vcId");
        assertTrue(vcId.matches("c2[0-9a-z]{20}"));
        JsonNode document = client.document(email, vcId).json();
        assertEquals(hash, document.path("coreClaimHash").asText());
        assertChecks(verify(document), true, true, true);

        ObjectNode changed = document.deepCopy();
        ((ObjectNode) changed.path("credentialSubject")).put("location", "Elsewhere");
        assertFalse(verify(changed).at("/checks/signature").booleanValue());

        assertEquals(200, revoke(vcId).status());
        assertEquals(409, revoke(vcId).status());
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertChecks(verify(document), true, true, false));
    }

    @Test
    void replacingEndsTheOneBefore() {
        JsonNode first = issuedDocument();
        JsonNode second = issuedDocument();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertChecks(verify(first), true, true, false));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertChecks(verify(second), true, true, true));
    }

    @Test
    void ignoringReturnsTheOneBefore() {
        String first = client.issue(email, client.request()).text("coreClaimHash");
        Http.Answer again = client.issue(email, client.request().put("onDuplicate", "ignore"));
        assertEquals(first, again.text("coreClaimHash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "revoke"})
    void parallelEqualCallsLeaveOneActive(String onDuplicate) throws Exception {
        Callable<Http.Answer> call = () -> client.issue(email, client.request().put("onDuplicate", onDuplicate));
        ExecutorService callers = Executors.newFixedThreadPool(50);
        List<Http.Answer> answers = new ArrayList<>();
        for (Future<Http.Answer> answer : callers.invokeAll(Collections.nCopies(200, call))) {
            answers.add(answer.get());
        }
        callers.shutdown();
        Collection<Integer> statuses = answers.stream().map(Http.Answer::status).collect(Collectors.toSet());
        assertEquals(Set.of(200), statuses);
        long hashes =
                answers.stream().map(a -> a.text("coreClaimHash")).distinct().count();
        assertEquals(onDuplicate.equals("ignore") ? 1 : 200, hashes);
        String active = "select count(*) from credentials c join users u using (user_uuid) where u.email = '" + email
                + "' and active";
        assertEquals(1, Settled.count(demo, "issuance-api", active));
    }

    @Test
    void aKeyedCallIsAnsweredFromTheFirst() {
        ObjectNode body = client.request();
        Http.Answer first = client.issue(email, body, "Idempotency-Key", email);
        Http.Answer again = client.issue(email, body, "Idempotency-Key", email);
        assertEquals(first.json(), again.json());
        Http.Answer other = client.issue(email, body.put("onDuplicate", "ignore"), "Idempotency-Key", email);
        assertEquals(422, other.status());
    }

    private JsonNode issuedDocument() {
        String hash = client.issue(email, client.request()).text("coreClaimHash");
        return client.document(email, client.status(email, hash).text("vcId")).json();
    }

    private JsonNode verify(JsonNode document) {
        ObjectNode body = Demo.JSON.createObjectNode();
        body.set("credential", document);
        Http.Answer answer = http.post("/api/v1/credentials/verify", body.toString());
        assertEquals(200, answer.status(), () -> answer.response().body());
        return answer.json();
    }

    private Http.Answer revoke(String vcId) {
        return http.post(
                "/admin/v1/credentials/" + vcId + "/revoke",
                "{\"reason\":\"the story ends\"}",
                "Authorization",
                "Bearer " + demo.operatorToken());
    }

    private static void assertChecks(JsonNode answer, boolean signature, boolean expiry, boolean revocation) {
        assertEquals(signature, answer.at("/checks/signature").booleanValue(), answer::toString);
        assertEquals(expiry, answer.at("/checks/expiry").booleanValue(), answer::toString);
        assertEquals(revocation, answer.at("/checks/revocation").booleanValue(), answer::toString);
        assertEquals(signature && expiry && revocation, answer.path("valid").booleanValue(), answer::toString);
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }
}
