package io.sealrail.statuslist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.parsing.Parser;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.events.StatusListPublished;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class StatusListResourceTest {

    private static final String PUBLIC = "http://sealrail.test/credentials/status/";

    @Inject
    Told told;

    @Test
    void servesTheFlatObjectOfTheAgentsApi() {
        String list = told.list().listId();

        Response answer = Served.get(list);

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("size()", is(3))
                .body("id", equalTo(PUBLIC + list))
                .body("type", equalTo("StatusList2021Credential"))
                .body("encoded_list", startsWith("H4sIAAAAAAAAA"));
    }

    @Test
    void hasSixteenKibibytesOfBitsInEachForm() throws IOException {
        String list = told.list().listId();

        for (String bits : new String[] {
            Served.get(list).path("encoded_list"),
            Served.credential(list).path("credentialSubject.encodedList"),
            // the multibase prefix of base64url
            Served.json(Served.bitstring(list))
                    .getString("credentialSubject.encodedList")
                    .substring(1)
        }) {
            byte[] packed = Base64.getUrlDecoder().decode(bits);
            assertEquals(16 * 1024, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes().length);
        }
    }

    @Test
    void servesSignedStatusList2021() throws IOException {
        StatusListPublished list = told.list();

        Response answer = Served.credential(list.listId());

        String id = PUBLIC + list.listId() + "/credential";
        answer.then()
                .statusCode(200)
                .contentType(equalTo("application/vc+ld+json"))
                .body("id", equalTo(id))
                .body("issuer", equalTo(list.issuerDid()))
                .body("credentialSubject.id", equalTo(id + "#list"))
                .body("credentialSubject.type", equalTo("StatusList2021"))
                .body("credentialSubject.statusPurpose", equalTo("revocation"))
                .body("proof.type", equalTo("Ed25519Signature2020"))
                .body("proof.verificationMethod", equalTo(list.keyId()));
        assertTrue(signedByTheListKey(answer, list));
        assertEquals(
                Duration.ofHours(24),
                Duration.between(
                        Instant.parse(answer.path("issuanceDate")), Instant.parse(answer.path("expirationDate"))));
    }

    @Test
    void servesSignedBitstring() throws IOException {
        StatusListPublished list = told.list();

        Response answer = Served.bitstring(list.listId());

        String id = PUBLIC + list.listId() + "/bitstring";
        answer.then()
                .parser(Negotiation.VC_2_0, Parser.JSON)
                .statusCode(200)
                .contentType(equalTo("application/vc"))
                .body("id", equalTo(id))
                .body("issuer", equalTo(list.issuerDid()))
                .body("credentialSubject.id", equalTo(id + "#list"))
                .body("credentialSubject.type", equalTo("BitstringStatusList"))
                .body("credentialSubject.statusPurpose", equalTo("revocation"))
                .body("credentialSubject.encodedList", startsWith("uH4sIAAAAAAAAA"))
                .body("credentialSubject.ttl", equalTo(10_000))
                .body("proof.cryptosuite", equalTo("eddsa-rdfc-2022"))
                .body("proof.verificationMethod", equalTo(list.keyId()));
        assertTrue(signedByTheListKey(answer, list));
        assertEquals(
                Duration.ofHours(24),
                Duration.between(
                        Instant.parse(Served.json(answer).getString("validFrom")),
                        Instant.parse(Served.json(answer).getString("validUntil"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/vc+ld+json | application/vc+ld+json",
                "application/ld+json | application/ld+json",
                "application/vc | application/vc",
                "application/json;q=0.5, application/vc | application/vc",
                "application/vc;q=0.5, application/vc+ld+json | application/vc+ld+json",
                "application/json, application/vc;q=0.9 | application/json",
                "application/vc;q=0, */* | application/json",
                "text/html, */*;q=0.1 | application/json",
                "text/plain | application/json"
            })
    void choosesTheFormByAccept(String accept, String contentType) {
        String list = told.list().listId();

        Response answer = RestAssured.given().header("Accept", accept).get("/credentials/status/{list}", list);

        answer.then()
                .parser(Negotiation.VC_2_0, Parser.JSON)
                .statusCode(200)
                .contentType(startsWith(contentType))
                .header("Vary", equalTo("Accept"))
                .body("proof", contentType.endsWith("/json") ? equalTo(null) : not(anEmptyMap()));
        String form = contentType.endsWith("ld+json") ? "/credential" : contentType.endsWith("vc") ? "/bitstring" : "";
        assertEquals(PUBLIC + list + form, Served.json(answer).getString("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/credential", "/bitstring", "/token"})
    void answersThatNothingHasChanged(String form) {
        String path = "/credentials/status/" + told.list().listId() + form;
        Response first = RestAssured.get(path);
        String etag = first.header("ETag");
        assertTrue(etag.matches("\"1-[\\w-]{16}\""), etag);

        for (String condition : new String[] {etag, "W/" + etag, "*", "\"other\", " + etag}) {
            RestAssured.given()
                    .header("If-None-Match", condition)
                    .head(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(etag));
            Response second =
                    RestAssured.given().header("If-None-Match", condition).get(path);
            second.then()
                    .statusCode(304)
                    .header("ETag", equalTo(etag))
                    .header("Vary", equalTo("Accept"))
                    .header("Cache-Control", equalTo("public, max-age=1"))
                    .header("Access-Control-Allow-Origin", equalTo("*"))
                    .header("x-status-list-version", equalTo("1"));
            assertEquals(0, second.body().asByteArray().length);
        }
    }

    @Test
    void answersInFullWhenSomethingHasChanged() {
        String list = told.list().listId();
        String old = Served.get(list).header("ETag");
        told.say(Told.revoked(list, 5));
        Told.await().until(() -> Served.flatIndexes(list), Set.of(5)::equals);

        Response answer = RestAssured.given().header("If-None-Match", old).get("/credentials/status/{list}", list);

        answer.then().statusCode(200).header("x-status-list-version", equalTo("2"));
        assertNotEquals(old, answer.header("ETag"));
    }

    @Test
    void givesEachFormItsOwnTag() {
        String list = told.list().listId();
        Set<String> tags = Set.of(
                Served.get(list).header("ETag"),
                Served.credential(list).header("ETag"),
                Served.bitstring(list).header("ETag"));

        assertEquals(3, tags.size());
        Set<String> negotiated = new HashSet<>();
        for (String accept :
                new String[] {"application/json", "application/ld+json", "application/vc+ld+json", "application/vc"}) {
            Response form = RestAssured.given().header("Accept", accept).get("/credentials/status/{list}", list);
            negotiated.add(form.header("ETag"));
            RestAssured.given()
                    .header("Accept", accept)
                    .header("If-None-Match", form.header("ETag"))
                    .get("/credentials/status/{list}", list)
                    .then()
                    .statusCode(304);
        }
        assertEquals(4, negotiated.size());
        RestAssured.given()
                .header("Accept", "application/vc")
                .header("If-None-Match", Served.get(list).header("ETag"))
                .get("/credentials/status/{list}", list)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/credential", "/bitstring", "/token"})
    void answersHeadLikeGetWithoutBody(String form) {
        String path = "/credentials/status/" + told.list().listId() + form;
        Response get = RestAssured.get(path);

        Response head = RestAssured.head(path);

        head.then()
                .statusCode(200)
                .contentType(equalTo(get.contentType()))
                .header("ETag", equalTo(get.header("ETag")))
                .header("Content-Length", equalTo(String.valueOf(get.body().asByteArray().length)));
        assertEquals(0, head.body().asByteArray().length);
    }

    @Test
    void saysForHowLongACopyIsGood() {
        Served.get(told.list().listId())
                .then()
                .header("Cache-Control", equalTo("public, max-age=1"))
                .header("x-status-list-version", equalTo("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "999999", "x", "%00", "2/other", "2/credential/x", "999999/credential", "999999/token"})
    void refusesUnknownList(String list) {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/credentials/status/" + list)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/json"))
                .body("error", notNullValue())
                .body("code", equalTo("NOT_FOUND"))
                .body("request_id", startsWith("req_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void refusesToBeWritten(String method) {
        RestAssured.given()
                .request(method, "/credentials/status/2")
                .then()
                .statusCode(405)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    private static boolean signedByTheListKey(Response answer, StatusListPublished list) throws IOException {
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(answer.asByteArray());
        byte[] key = Multikey.decodeEd25519(list.publicKeyMultibase());
        return DataIntegrity.verify(document, (ObjectNode) document.get("proof"), key, Contexts.bundled());
    }
}
