package io.sealrail.kit.http;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.Strained;
import io.sealrail.kit.replica.LiveReplicas;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Five reads and three verifications in ten minutes, behind a gateway on this machine. */
@OnStack
@TestProfile(Strained.class)
class PublicLimitsTest {

    private static final String TOKEN = Strained.INTERNAL_TOKEN;
    private static final String LIST = "/credentials/status/1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Inject
    LiveReplicas replicas;

    @Inject
    Pool pool;

    @Test
    void letsAnyOriginSeeWhyItIsRefused() {
        String address = fresh();
        exhausted(LIST, address)
                .then()
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
        given().header("Access-Control-Request-Method", "GET")
                .header("x-forwarded-for", address)
                .options(LIST)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", equalTo("GET, HEAD"))
                .header("RateLimit", nullValue());
        given().header("Access-Control-Request-Method", "POST")
                .options("/api/v1/credentials/verify")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Methods", equalTo("POST"));
        given().get("/api/v1/agents").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void saysWhatIsLeftInEachAnswer() {
        String address = fresh();
        for (int left = 4; left >= 0; left--) {
            read(LIST, address)
                    .then()
                    .statusCode(404)
                    .header("RateLimit-Policy", "\"read\";q=5;w=600")
                    .header("RateLimit", matchesPattern("\"read\";r=" + left + ";t=[1-9][0-9]*"));
        }
        read(LIST, address)
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", "\"read\";q=5;w=600")
                .header("RateLimit", matchesPattern("\"read\";r=0;t=(120|11[0-9])"))
                .header("Retry-After", matchesPattern("120|11[0-9]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                "/contexts/agent-capability/v1",
                "/api/v1/agents/my-agent/credential",
                "/agents/my-agent/did.json",
                "/.well-known/did.json"
            })
    void refusesInTheShapeOfAgents(String path) {
        exhausted(path, fresh())
                .then()
                .contentType(ContentType.JSON)
                .body("error", instanceOf(String.class))
                .body("message", nullValue())
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("request_id", matchesPattern("req_.{26}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1.0/identifiers/did:web:sealrail.test", "/v1/credentials/c2x/anchor"})
    void refusesInTheShapeOfAir(String path) {
        exhausted(path, fresh())
                .then()
                .contentType(ContentType.JSON)
                .body("error", equalTo(429))
                .body("message", instanceOf(String.class))
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("request_id", matchesPattern("req_.{26}"));
    }

    @Test
    void keepsThePathsOfRefusedCallsOutOfTheMetrics() {
        exhausted("/api/v1/agents/agent-that-was-refused/credential", fresh());
        given().get("/q/metrics")
                .then()
                .body(containsString("uri=\"/REFUSED\""))
                .body(not(containsString("agent-that-was-refused")));
    }

    @Test
    void countsVerificationsApartAndRefusesThemWithTheirBody() {
        String address = fresh();
        exhausted(LIST, address);
        for (int call = 0; call < 3; call++) {
            verify(address).then().statusCode(404).header("RateLimit-Policy", "\"verify\";q=3;w=600");
        }
        verify(address).then().statusCode(429).body("code", equalTo("RATE_LIMIT_EXCEEDED"));
    }

    @Test
    void countsEachAddressByItselfWhateverItClaims() {
        String address = fresh();
        exhausted(LIST, address);
        read(LIST, "6.6.6.6, " + address + ", 192.0.2.1").then().statusCode(429);
        read(LIST, address + ", " + fresh()).then().statusCode(404);
    }

    @Test
    void countsOneNetworkOfIpv6AsOne() {
        for (int call = 1; call <= 5; call++) {
            read(LIST, "2001:db8:1:2::" + call).then().statusCode(404);
        }
        read(LIST, "[2001:db8:1:2:3:4:5:6]:443").then().statusCode(429);
        read(LIST, "2001:db8:1:3::1").then().statusCode(404);
    }

    @Test
    void leavesTheRestAlone() {
        String address = fresh();
        exhausted(LIST, address);
        read("/v1/samples/count/a", address)
                .then()
                .statusCode(200)
                .header("RateLimit", nullValue())
                .header("RateLimit-Policy", nullValue());
    }

    @Test
    void leavesCallsOfOurOwnServicesAlone() {
        String address = fresh();
        for (int call = 0; call < 10; call++) {
            internal(TOKEN, address).then().statusCode(404).header("RateLimit", nullValue());
        }
        for (int left = 4; left >= 0; left--) {
            internal(TOKEN + "0", address)
                    .then()
                    .statusCode(404)
                    .header("RateLimit", matchesPattern("\"read\";r=" + left + ";.*"));
        }
        internal("", address).then().statusCode(429);
        internal(TOKEN, address).then().statusCode(404);
    }

    @Test
    void countsAProxyThatNamesNobodyByItself() {
        for (int call = 0; call < 5; call++) {
            given().get(LIST).then().statusCode(404);
        }
        given().get(LIST).then().statusCode(429).header("Retry-After", notNullValue());
        given().header("X-Forwarded-For", "").get(LIST).then().statusCode(429);
        read(LIST, fresh()).then().statusCode(404);
    }

    @Test
    void countsCallsThatLookAKeyUpWithoutSayingWhatIsLeft() {
        String address = fresh();
        exhausted(LIST, address);
        for (int call = 0; call < 7; call++) {
            read("/api/v1/agents", address).then().statusCode(404).header("RateLimit", nullValue());
        }
        read("/api/v1/samples/count/a", address)
                .then()
                .statusCode(429)
                .header("RateLimit", nullValue())
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"));
        read("/api/v1/agents", fresh()).then().statusCode(404);
    }

    @Test
    void letsItsShareThroughWhileAnotherReplicaLives() {
        assertEquals(1, replicas.alive());
        String address = fresh();
        UUID other = UUID.randomUUID();
        execute("insert into replicas (id, seen_at) values ($1, clock_timestamp() + interval '10 seconds')", other);
        Awaitility.await().atMost(PATIENCE).until(() -> replicas.alive() == 2);
        read(LIST, address).then().statusCode(404).header("RateLimit", matchesPattern("\"read\";r=1;t=.*"));
        read(LIST, address).then().statusCode(404);
        read(LIST, address).then().statusCode(429).header("RateLimit-Policy", "\"read\";q=5;w=600");
        execute("update replicas set seen_at = clock_timestamp() - interval '7 seconds' where id = $1", other);
        Awaitility.await().atMost(PATIENCE).until(() -> replicas.alive() == 1);
    }

    private void execute(String sql, UUID replica) {
        pool.preparedQuery(sql).execute(Tuple.of(replica)).await().atMost(PATIENCE);
    }

    private static Response exhausted(String path, String address) {
        for (int call = 0; call < 5; call++) {
            read(path, address).then().statusCode(404);
        }
        return read(path, address).then().statusCode(429).extract().response();
    }

    private static String fresh() {
        return "203.0.113." + ADDRESSES.incrementAndGet();
    }

    private static Response read(String path, String forwarded) {
        return given().header("X-Forwarded-For", forwarded).get(path);
    }

    private static Response internal(String token, String forwarded) {
        return given().header("X-Sealrail-Internal", token)
                .header("X-Forwarded-For", forwarded)
                .get(LIST);
    }

    private static Response verify(String forwarded) {
        return given().header("X-Forwarded-For", forwarded)
                .contentType(ContentType.JSON)
                .body("{\"credential\": \"" + "a".repeat(100_000) + "\"}")
                .post("/api/v1/credentials/verify");
    }
}
