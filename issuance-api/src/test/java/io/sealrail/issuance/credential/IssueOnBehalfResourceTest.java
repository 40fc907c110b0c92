package io.sealrail.issuance.credential;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.partner.PartnerKey;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.in;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IssueOnBehalfResourceTest {

    private static TestPartner partner;
    private static String program;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
            program = partner.program();
        }
    }

    @Test
    void answersWithTheSeedsThreeMembers() {
        partner.issue(unique(), partner.body(program))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("x-request-id", startsWith("req_"))
                .body("size()", equalTo(3))
                .body("coreClaimHash", matchesPattern("[0-9a-f]{64}"))
                .body("credentialId", equalTo(program))
                .body("userUuid", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void knowsAUserByTrimmedLowerCaseEmail() {
        String email = unique();
        String other = partner.program();
        String first = partner.issue(email, partner.body(program)).jsonPath().getString("userUuid");
        String second = partner.issue("  " + email.toUpperCase(java.util.Locale.ROOT), partner.body(other))
                .jsonPath()
                .getString("userUuid");
        assertEquals(first, second);
        assertNotEquals(
                first, partner.issue(unique(), partner.body(program)).jsonPath().getString("userUuid"));
    }

    @Test
    void refusesFieldsThatTheSchemaDoesNotHave() {
        refused(body -> subject(body).put("nickname", "secret-value"), 400, "INVALID_SUBJECT")
                .then()
                .body("message", containsString("nickname"))
                .body("message", not(containsString("secret-value")));
    }

    @Test
    void refusesAWrongTypeAndAMissingFieldInTheSubject() {
        refused(body -> subject(body).put("age", "secret-value"), 400, "INVALID_SUBJECT")
                .then()
                .body("message", containsString("age"))
                .body("message", not(containsString("secret-value")));
        refused(body -> without(subject(body), "age"), 400, "INVALID_SUBJECT")
                .then()
                .body("message", containsString("age"));
    }

    @Test
    void refusesMissingAndUnknownMembersOfTheBody() {
        refused(body -> without(body, "issuerDid"), 400, "INVALID_REQUEST")
                .then()
                .body("error", equalTo(400));
        refused(body -> without(body, "credentialId"), 400, "INVALID_REQUEST");
        refused(body -> without(body, "credentialSubject"), 400, "INVALID_REQUEST");
        refused(body -> body.put("userEmail", "x@example.com"), 400, "INVALID_REQUEST");
        refused(body -> body.put("onDuplicate", "replace"), 400, "INVALID_REQUEST");
    }

    @Test
    void refusesMalformedJsonAndOtherContentTypes() {
        send("application/json", "{\"issuerDid\":").then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        send("application/json", "").then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        send("text/plain", partner.body(program).toString())
                .then()
                .statusCode(415)
                .body("error", equalTo(415));
    }

    @Test
    void refusesABodyOverOneMebibyte() {
        ObjectNode large = partner.body(program);
        large.withObject("credentialSubject").put("location", "x".repeat(1 << 20));
        send("application/json", large.toString()).then().statusCode(413).body("error", equalTo(413));
    }

    @Test
    void refusesAPartnerWithoutTheFeature() {
        TestPartner disabled = TestPartner.create(PartnerKey.es256(), "[]");
        disabled.issue(unique(), disabled.body(disabled.program()))
                .then()
                .statusCode(403)
                .body("error", equalTo(403))
                .body("code", equalTo("FEATURE_NOT_ENABLED"))
                .body("message", containsString("not enabled"));
    }

    @Test
    void refusesAnUnknownIssuerAndAnUnknownProgram() {
        refused(body -> body.put("issuerDid", "did:air:id:test:unknown"), 404, "ISSUER_NOT_FOUND");
        refused(body -> body.put("credentialId", "c2unknown"), 404, "PROGRAM_NOT_FOUND");
    }

    @Test
    void refusesAnUnpublishedProgram() {
        String draft = partner.draft(TestPartner.MEMBER_SCHEMA, "");
        refused(body -> body.put("credentialId", draft), 404, "PROGRAM_NOT_FOUND");
    }

    @Test
    void refusesIssuersAndProgramsOfAnotherPartner() {
        TestPartner other = TestPartner.create();
        String foreign = other.program();
        refused(body -> body.put("issuerDid", other.issuerDid()), 403, "ISSUER_NOT_ALLOWED");
        refused(body -> body.put("issuerDid", "did:web:sealrail.test"), 403, "ISSUER_NOT_ALLOWED");
        refused(body -> body.put("credentialId", foreign), 403, "PROGRAM_NOT_ALLOWED");
    }

    @Test
    void refusesAProgramThatIsNotUnderTheIssuer() {
        String otherIssuer = TestPartner.issuer(partner.id());
        refused(body -> body.put("issuerDid", otherIssuer), 403, "PROGRAM_NOT_ALLOWED");
    }

    @Test
    void refusesOutsideOfTheProgramsWindow() {
        String closed = partner.program(",\"closesAt\":\"2020-01-01T00:00:00Z\"");
        String early = partner.program(",\"opensAt\":\"" + in(3600) + "\"");
        refused(body -> body.put("credentialId", closed), 409, "PROGRAM_CLOSED");
        refused(body -> body.put("credentialId", early), 409, "PROGRAM_NOT_OPEN");
    }

    @Test
    void issuesNoMoreThanTheCap() {
        String capped = partner.program(",\"cap\":2");
        partner.issue(unique(), partner.body(capped)).then().statusCode(200);
        partner.issue(unique(), partner.body(capped)).then().statusCode(200);
        refused(body -> body.put("credentialId", capped), 409, "PROGRAM_CAP_REACHED");
    }

    @Test
    void refusesAUserWhoDeclinedThisPartner() {
        String email = unique();
        TestConsents.decide(partner, email, "declined");
        partner.issue(email, partner.body(program))
                .then()
                .statusCode(409)
                .body("error", equalTo(409))
                .body("code", equalTo("CONSENT_REJECTED"));
        TestPartner other = TestPartner.create();
        other.issue(email, other.body(other.program())).then().statusCode(200);
        TestConsents.decide(partner, email, "accepted");
        partner.issue(email, partner.body(program)).then().statusCode(200);
    }

    @Test
    void asksToTryAgainWhileNoStatusListIsServed() {
        TestPartner bare = TestPartner.create();
        TestPartner.pool()
                .query("delete from status_lists where issuer_did = '" + bare.issuerDid() + "'")
                .execute()
                .await()
                .indefinitely();
        bare.issue(unique(), bare.body(bare.program()))
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo(503));
    }

    @Test
    void leavesNothingBehindWhenItRefuses() {
        String email = unique();
        refusedFor(email, body -> subject(body).put("nickname", "x"), 400, "INVALID_SUBJECT");
        assertEquals(0, TestPartner.count("select count(*) from users where email = $1", email));
    }

    private static Response refused(UnaryOperator<ObjectNode> wrong, int status, String code) {
        return refusedFor(unique(), wrong, status, code);
    }

    private static Response refusedFor(String email, UnaryOperator<ObjectNode> wrong, int status, String code) {
        ObjectNode body = partner.body(program);
        wrong.apply(body);
        Response response = partner.issue(email, body);
        response.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error", equalTo(status))
                .body("code", equalTo(code))
                .body("message", not(equalTo("")))
                .body("request_id", startsWith("req_"));
        return response;
    }

    private static Response send(String contentType, String body) {
        return partner.as(unique()).contentType(contentType).body(body).post("/v1/credentials/issue-on-behalf");
    }

    private static ObjectNode subject(ObjectNode body) {
        return body.withObject("credentialSubject");
    }

    private static ObjectNode without(ObjectNode body, String member) {
        body.remove(member);
        return body;
    }
}
