package io.sealrail.issuance.organization;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.organization.TestOrganizations.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ApiKeyLogsTest {

    private static final int RANDOM_FROM = "sealrail_live_".length();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void collect() {
        root.addHandler(collector);
    }

    @AfterEach
    void stop() {
        root.removeHandler(collector);
    }

    @Test
    void tellsNoKeyHoweverItIsUsed() {
        TestOrganizations organization = TestOrganizations.create();
        JsonPath made = organization
                .asAdmin()
                .body(Map.of("name", "canary"))
                .post("/api/v1/api-keys")
                .jsonPath();
        String key = made.getString("key");
        with(key).get("/api/v1/api-keys").then().statusCode(200);
        with(key).body("{\"canary\"").post("/api/v1/api-keys").then().statusCode(400);
        with(key).delete("/api/v1/api-keys/" + made.getString("id")).then().statusCode(200);
        with(key).get("/api/v1/api-keys").then().statusCode(401);
        with(key + "canary").get("/api/v1/api-keys").then().statusCode(401);
        Logger.getLogger("io.sealrail.test").severe("the collector listens");

        assertTrue(lines.stream().anyMatch(line -> line.contains("the collector listens")));
        String random = key.substring(RANDOM_FROM + 4);
        assertTrue(lines.stream().noneMatch(line -> line.contains(random) || line.contains("canary")), lines::toString);
    }

    @Test
    void tellsNoKeyOfTheNotary() {
        String key = TestNotary.key("canary:canary");
        TestNotary.with(key)
                .body("{\"canary\"")
                .post("/v1/evaluations/canary")
                .then()
                .statusCode(404);
        TestNotary.with(key + "canary").get("/v1/claims/canary").then().statusCode(401);
        TestNotary.with(key)
                .header("Authorization", "Bearer " + key)
                .get("/v1/formats")
                .then()
                .statusCode(400);
        Logger.getLogger("io.sealrail.test").severe("the collector listens");

        assertTrue(lines.stream().anyMatch(line -> line.contains("the collector listens")));
        String random = key.substring("sealrail_notary_".length() + 4);
        assertTrue(lines.stream().noneMatch(line -> line.contains(random) || line.contains("canary")), lines::toString);
    }

    @Test
    void tellsNoKeyWhenAskedForText() {
        ApiKeyText key = ApiKeyText.generate(ApiKeyKind.AGENTS);
        assertFalse(key.toString().contains(key.reveal().substring(RANDOM_FROM)));
        assertEquals(
                "NewApiKey[id=key_1]",
                new ApiKeyResource.NewApiKey("key_1", "a", key.reveal(), key.prefix(), null, null, null, null)
                        .toString());
    }
}
