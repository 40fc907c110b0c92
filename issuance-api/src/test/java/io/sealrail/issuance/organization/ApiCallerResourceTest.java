package io.sealrail.issuance.organization;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ApiCallerResourceTest {

    private static final String PATH = "/internal/v1/api-caller";

    @Inject
    Pool pool;

    @Test
    void tellsWhoTheKeyBelongsTo() {
        TestOrganizations organization = TestOrganizations.create();
        organization
                .asMember()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(organization.organizationId()))
                .body("memberId", equalTo(organization.memberId()))
                .body("keyId", startsWith("key_"))
                .body("role", equalTo("member"))
                .body("scopes", containsInAnyOrder("agents:read", "agents:write", "credentials:read"));
        organization
                .asAdmin()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("memberId", equalTo(organization.adminId()))
                .body("role", equalTo("admin"))
                .body("scopes.size()", equalTo(5));
    }

    @Test
    void readsTheSchemeInAnyCase() {
        TestOrganizations organization = TestOrganizations.create();
        call("bearer " + organization.adminKey(), 200);
        call("BEARER  " + organization.adminKey(), 200);
    }

    @Test
    void refusesACallWithoutKey() {
        RestAssured.get(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("UNAUTHORIZED"))
                .body("request_id", matchesPattern("req_.+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer sealrail_live_",
                "Bearer sealrail_live_0OIl5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3d",
                "Bearer sealrail_live_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG",
                "Bearer sealrail_test_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Basic c2VhbHJhaWw6bGl2ZQ==",
                "sealrail_live_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG",
                "Token sealrail_live_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG"
            })
    void refusesWhatIsNoKnownKey(String authorization) {
        call(authorization, 401);
    }

    @Test
    void refusesAGoodKeyThatIsNotWholeOrNotAlone() {
        String key = TestOrganizations.create().adminKey();
        call("Bearer " + key.substring(0, key.length() - 1), 401);
        call("Bearer " + key + "1", 401);
        call("Bearer " + key + "," + key, 401);
        call("Bearer " + key + " " + key, 401);
        call("Basic " + key, 401);
        call(key, 401);
    }

    @Test
    void refusesTheKeysOfARemovedMember() {
        TestOrganizations organization = TestOrganizations.create();
        call("Bearer " + organization.memberKey(), 200);
        execute("update members set removed_at = now() where member_id = $1", organization.memberId());
        call("Bearer " + organization.memberKey(), 401);
        call("Bearer " + organization.adminKey(), 200);
    }

    @Test
    void refusesARevokedKey() {
        TestOrganizations organization = TestOrganizations.create();
        execute("update api_keys set revoked_at = now() where member_id = $1", organization.memberId());
        call("Bearer " + organization.memberKey(), 401);
        call("Bearer " + organization.adminKey(), 200);
    }

    @Test
    void refusesAKeyThatNothingStored() {
        TestOrganizations.create();
        call("Bearer " + ApiKeyText.generate(ApiKeyKind.AGENTS).reveal(), 401);
        call("Bearer " + UUID.randomUUID(), 401);
    }

    private static void call(String authorization, int status) {
        RestAssured.given()
                .header("Authorization", authorization)
                .get(PATH)
                .then()
                .statusCode(status);
    }

    private void execute(String sql, String id) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(id));
    }
}
