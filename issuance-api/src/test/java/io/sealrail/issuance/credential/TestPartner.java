package io.sealrail.issuance.credential;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.partner.PartnerKey;
import io.sealrail.issuance.partner.TokenBuilder;
import io.sealrail.stack.OperatorTokens;

/** A partner with a key of its own, made through the operator API, and how it calls. */
public final class TestPartner {

    public static final String MEMBER_SCHEMA = """
            {"type":"object","properties":{"age":{"type":"integer"},"location":{"type":"string"},
             "isMember":{"type":"boolean"}},"required":["age","location","isMember"]}""";

    private static final int LIST_SIZE = 131_072;

    private final UUID id;
    private final PartnerKey key;
    private final String issuerDid;

    private TestPartner(UUID id, PartnerKey key, String issuerDid) {
        this.id = id;
        this.key = key;
        this.issuerDid = issuerDid;
    }

    /** With the feature, an issuer and a served status list. */
    public static TestPartner create() {
        return create(PartnerKey.es256(), "[\"issue-on-behalf\"]");
    }

    public static TestPartner create(PartnerKey key, String features) {
        UUID id = post("/admin/v1/partners", """
                {"name":"Example Ltd","jwks":%s,"features":%s}""".formatted(key.jwks(), features))
                .jsonPath()
                .getUUID("partnerId");
        TestPartner partner = new TestPartner(id, key, issuer(id));
        partner.serveList();
        return partner;
    }

    /** An issuer without a status list. */
    public static String issuer(UUID partnerId) {
        return post("/admin/v1/issuers", """
                {"partnerId":"%s","name":"Example issuer"}""".formatted(partnerId)).jsonPath().getString("did");
    }

    public UUID id() {
        return id;
    }

    public PartnerKey key() {
        return key;
    }

    public String issuerDid() {
        return issuerDid;
    }

    /** A published program with the seed's three claims. */
    public String program() {
        return program("");
    }

    /** A published program with further members, each after a comma. */
    public String program(String more) {
        return publish(draft(MEMBER_SCHEMA, more));
    }

    public String draft(String schema, String more) {
        return post("/admin/v1/programs", """
                {"issuerDid":"%s","name":"Members","credentialType":"MembershipCredential","subjectSchema":%s%s}""".formatted(issuerDid, schema, more))
                .jsonPath()
                .getString("programId");
    }

    public String publish(String programId) {
        post("/admin/v1/programs/" + programId + "/publish", "{}");
        return programId;
    }

    public TokenBuilder token(String email) {
        return TokenBuilder.of(key, id, email);
    }

    /** A call with a good token for the user. */
    public RequestSpecification as(String email) {
        return RestAssured.given().header("x-partner-auth", token(email).build());
    }

    public Response issue(String email, ObjectNode body) {
        return as(email).contentType("application/json").body(body.toString()).post("/v1/credentials/issue-on-behalf");
    }

    public Response status(String coreClaimHash) {
        return as("anyone@example.com")
                .queryParam("coreClaimHash", coreClaimHash)
                .get("/v1/credentials/status");
    }

    /** The body of an issue call with the seed's subject. */
    public ObjectNode body(String programId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("issuerDid", issuerDid);
        body.put("credentialId", programId);
        body.putObject("credentialSubject")
                .put("age", 25)
                .put("location", "United States")
                .put("isMember", true);
        return body;
    }

    /** What status-list-service would have published. */
    private void serveList() {
        pool().preparedQuery("""
                        insert into status_lists (list_id, issuer_did, size, permutation_key, served_version, served_at)
                        values ($1, $2, $3, $4, 1, now())""")
                .execute(Tuple.of(UUID.randomUUID().toString(), issuerDid, LIST_SIZE, Buffer.buffer(new byte[16])))
                .await()
                .indefinitely();
    }

    public static Pool pool() {
        return CDI.current().select(Pool.class).get();
    }

    /** One number out of the store. */
    public static long count(String sql, Object... parameters) {
        return pool().preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public static Response post(String path, String body) {
        Response response = RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .contentType("application/json")
                .body(body)
                .post(path);
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + " answered " + response.statusCode() + " " + response.asString());
        }
        return response;
    }

    public static String unique() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    static String in(int seconds) {
        return Instant.now().plusSeconds(seconds).toString();
    }
}
