package io.sealrail.issuance.organization;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.organization.TestOrganizations.refused;
import static io.sealrail.issuance.organization.TestOrganizations.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ApiKeyResourceTest {

    private static final String KEYS = "/api/v1/api-keys";
    private static final String CALLER = "/internal/v1/api-caller";
    private static final String SECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private TestOrganizations organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganizations.create();
    }

    @Inject
    Pool pool;

    @Test
    void showsAKeyOnceAndLetsItIn() {
        JsonPath made = create(organization.adminKey(), Map.of("name", "pipeline"));
        String key = made.getString("key");
        assertTrue(key.matches("sealrail_live_[1-9A-HJ-NP-Za-km-z]{32,44}"));
        assertTrue(made.getString("id").startsWith("key_"));
        assertEquals("pipeline", made.getString("name"));
        assertEquals(key.substring(0, 18), made.getString("key_prefix"));
        assertEquals(organization.adminId(), made.getString("member_id"));
        assertEquals(5, made.getList("scopes").size());
        assertTrue(made.getString("created_at").matches(SECONDS));
        assertTrue(made.getString("request_id").startsWith("req_"));

        with(key)
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("api_keys.id", hasItem(made.getString("id")))
                .body("api_keys[0].key", nullValue())
                .body("api_keys[0].revoked_at", nullValue())
                .body(not(containsString(key)));
    }

    @Test
    void forbidsCachingOfTheAnswerThatShowsTheKey() {
        organization
                .asAdmin()
                .body(Map.of("name", "pipeline"))
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void letsFiftyKeysInAsSoonAsTheyAreShown() {
        List<String> keys = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> {
                    String key = create(organization.adminKey(), Map.of("name", "key " + i))
                            .getString("key");
                    with(key).get(CALLER).then().statusCode(200);
                    return key;
                })
                .toList();
        assertEquals(50, keys.stream().distinct().count());
        organization.asAdmin().get(KEYS + "?per_page=100").then().body("total", equalTo(52));
    }

    @Test
    void letsAKeyInNoMoreOnceItIsRevoked() {
        JsonPath made = create(organization.adminKey(), Map.of("name", "pipeline"));
        with(made.getString("key")).get(CALLER).then().statusCode(200);
        revoke(organization.adminKey(), made.getString("id"))
                .then()
                .statusCode(200)
                .body("id", equalTo(made.getString("id")))
                .body("revoked_at", matchesPattern(SECONDS))
                .body("request_id", startsWith("req_"));
        with(made.getString("key"))
                .get(KEYS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("error", notNullValue())
                .body("code", equalTo("UNAUTHORIZED"))
                .body("request_id", startsWith("req_"));
        with(made.getString("key")).get(CALLER).then().statusCode(401);
        organization
                .asAdmin()
                .get(KEYS + "?page=3&per_page=1")
                .then()
                .body("api_keys[0].revoked_at", matchesPattern(SECONDS))
                .body("has_more", equalTo(false));
    }

    @Test
    void refusesToRevokeTwice() {
        String id = create(organization.adminKey(), Map.of("name", "pipeline")).getString("id");
        revoke(organization.adminKey(), id).then().statusCode(200);
        refused(409, "INVALID_STATE", revoke(organization.adminKey(), id));
    }

    @Test
    void keepsOnlyAHashOfTheKey() {
        String key = create(organization.adminKey(), Map.of("name", "pipeline")).getString("key");
        String random = key.substring("sealrail_live_".length());
        for (Row row :
                pool.query("select k::text as row, key_hash from api_keys k").executeAndAwait()) {
            assertFalse(row.getString("row").contains(random));
            assertEquals(32, row.getBuffer("key_hash").length());
        }
    }

    @Test
    void listsInPages() {
        create(organization.adminKey(), Map.of("name", "third"));
        organization
                .asAdmin()
                .get(KEYS + "?page=2&per_page=1")
                .then()
                .statusCode(200)
                .body("api_keys.size()", equalTo(1))
                .body("total", equalTo(3))
                .body("page", equalTo(2))
                .body("per_page", equalTo(1))
                .body("has_more", equalTo(true))
                .body("request_id", startsWith("req_"));
        organization.asAdmin().get(KEYS).then().body("has_more", equalTo(false)).body("per_page", equalTo(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "per_page=0", "per_page=101", "page=99999999999"})
    void refusesAnImpossiblePage(String query) {
        refused(400, "VALIDATION", organization.asAdmin().get(KEYS + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":7}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"a\",\"scopes\":[]}",
                "{\"name\":\"a\",\"scopes\":[null]}",
                "{\"name\":\"a\",\"scopes\":[\"agents\"]}",
                "{\"name\":\"a\",\"scopes\":[0]}",
                "{\"name\":\"a\",\"scopes\":\"agents:read\"}",
                "{\"name\":\"a\",\"scope\":[\"agents:read\"]}",
                "{\"name\":\"a\",\"member_id\":1}"
            })
    void refusesABodyThatIsNoKey(String body) {
        refused(400, "VALIDATION", organization.asAdmin().body(body).post(KEYS));
    }

    @Test
    void refusesANameThatIsTooLong() {
        refused(400, "VALIDATION", post(organization.adminKey(), Map.of("name", "a".repeat(201))));
        create(organization.adminKey(), Map.of("name", "a".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_1", "x", "%00", "key_%00", "%27"})
    void knowsNoOtherKey(String id) {
        refused(
                404,
                "NOT_FOUND",
                organization.asAdmin().urlEncodingEnabled(false).delete(KEYS + "/" + id));
    }

    @Test
    void knowsNoOtherMember() {
        refused(404, "NOT_FOUND", post(organization.adminKey(), Map.of("name", "a", "member_id", "mem_1")));
        refused(404, "NOT_FOUND", post(organization.adminKey(), Map.of("name", "a", "member_id", "\u0000")));
    }

    @Test
    void makesNoKeyForARemovedMember() {
        organization
                .asAdmin()
                .delete("/api/v1/members/" + organization.memberId())
                .then()
                .statusCode(200);
        refused(
                409,
                "INVALID_STATE",
                post(organization.adminKey(), Map.of("name", "a", "member_id", organization.memberId())));
    }

    @Test
    void countsTheTimeOfRevocationInTheDatabaseOnce() {
        String id = create(organization.adminKey(), Map.of("name", "pipeline")).getString("id");
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> revoke(organization.adminKey(), id).statusCode())
                .sorted()
                .toList();
        assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
        assertEquals(
                1,
                pool.preparedQuery("select key_id from api_keys where key_id = $1 and revoked_at is not null")
                        .executeAndAwait(Tuple.of(id))
                        .size());
    }

    private static JsonPath create(String key, Map<String, Object> body) {
        return post(key, body).then().statusCode(201).extract().jsonPath();
    }

    private static Response post(String key, Map<String, Object> body) {
        return with(key).body(body).post(KEYS);
    }

    private static Response revoke(String key, String id) {
        return with(key).delete(KEYS + "/" + id);
    }
}
