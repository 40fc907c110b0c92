package io.sealrail.issuance.user;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ConsentResourceTest {

    @Inject
    Pool pool;

    @Test
    void newestDecisionHoldsHoweverTheAddressIsWritten() {
        String partnerId = OperatorApi.partner();
        String first = decide(partnerId, "Someone@Example.com ", "declined");
        String second = decide(partnerId, "someone@example.com", "accepted");

        assertEquals(first, second);
        String decision = pool.preparedQuery("select decision from consents where partner_id = $1 and user_uuid = $2")
                .executeAndAwait(Tuple.of(UUID.fromString(partnerId), UUID.fromString(first)))
                .iterator()
                .next()
                .getString("decision");
        assertEquals("accepted", decision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"email\":\"someone@example.com\"}",
                "{\"decision\":\"declined\"}",
                "{\"email\":\"someone\",\"decision\":\"declined\"}",
                "{\"email\":\"someone@example.com\",\"decision\":\"maybe\"}"
            })
    void refusesWhatIsNoDecision(String body) {
        OperatorApi.operator()
                .body(body)
                .put("/admin/v1/partners/" + OperatorApi.partner() + "/consents")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    @Test
    void refusesUnknownPartner() {
        OperatorApi.operator()
                .body("{\"email\":\"someone@example.com\",\"decision\":\"declined\"}")
                .put("/admin/v1/partners/" + OperatorApi.nobody() + "/consents")
                .then()
                .statusCode(404)
                .body("code", equalTo("PARTNER_UNKNOWN"));
    }

    private static String decide(String partnerId, String email, String decision) {
        return OperatorApi.operator()
                .body("{\"email\":\"%s\",\"decision\":\"%s\"}".formatted(email, decision))
                .put("/admin/v1/partners/" + partnerId + "/consents")
                .then()
                .statusCode(200)
                .body("decision", equalTo(decision))
                .body("decidedAt", notNullValue())
                .body("email", nullValue())
                .extract()
                .path("userUuid");
    }
}
