package io.sealrail.issuance.notarycredential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.sdjwt.Disclosure;
import io.sealrail.credential.sdjwt.SdJwt;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the registry's answer to the credential, as a client with a wallet goes. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluateAndIssueTest {

    private static final List<String> CLAIMS = List.of("farm-size", "smallholder-farmer");

    @Inject
    Pool pool;

    @Test
    void disclosesWhatTheRegistryAnswered() {
        TestIssuing issuing = TestIssuing.create();
        String evaluationId = evaluate(issuing, "3.123456789012345678", "null");
        Response answer = issue(issuing, evaluationId);
        SdJwt credential = SdJwt.parse(answer.path("credential"));
        ObjectNode claims = credential.disclosedClaims();
        assertEquals(
                1, credential.disclosures().stream().filter(hasEveryDigit()).count());
        assertTrue(claims.at("/smallholder-farmer/value").booleanValue());
        assertEquals(2, answer.jsonPath().getList("disclosures").size());
    }

    /** A number is written with the digits that the registry gave, more than a double has. */
    private static Predicate<Disclosure> hasEveryDigit() {
        return disclosure -> new String(Base64Url.decode(disclosure.encoded()), StandardCharsets.UTF_8)
                .contains("\"value\":3.123456789012345678,");
    }

    @Test
    void issuesToWhoeverAskedAboutHimself() {
        TestIssuing issuing = TestIssuing.create();
        issue(issuing, evaluate(issuing, "2.5", null));
    }

    /** @param requester JSON; the target itself if {@code null} */
    private String evaluate(TestIssuing issuing, String hectares, String requester) {
        String nationalId = new TestRegistry(pool).farmer(hectares);
        String target = "{\"type\":\"person\",\"identifiers\":[{\"scheme\":\"national_id\",\"value\":\"%s\"}]}"
                .formatted(nationalId);
        return TestNotary.with(issuing.key())
                .header("Data-Purpose", TestIssuing.PURPOSE)
                .body("""
                        {"claims":["farm-size","smallholder-farmer"],"disclosure":"value","format":"application/dc+sd-jwt",
                        "target":%s,"requester":%s}""".formatted(target, requester == null ? target : requester))
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .extract()
                .path("evaluation_id");
    }

    private static Response issue(TestIssuing issuing, String evaluationId) {
        HolderProof.Subject about = new HolderProof.Subject(
                TestIssuing.SERVICE, evaluationId, TestIssuing.PROFILE, DisclosureMode.VALUE, CLAIMS);
        String proof = issuing.holder().proof(issuing.holder().claims(about, Instant.now()));
        Response answer = issuing.post("""
                {"evaluation_id":"%s","claims":["farm-size","smallholder-farmer"],"disclosure":"value",
                "purpose":"%s","format":"application/dc+sd-jwt","credential_profile":null,
                "holder":{"binding":"did","id":"%s","proof":"%s"}}""".formatted(
                        evaluationId, TestIssuing.PURPOSE, issuing.holder().did(), proof));
        answer.then().statusCode(200);
        return answer;
    }
}
