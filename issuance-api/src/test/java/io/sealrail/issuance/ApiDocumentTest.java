package io.sealrail.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.PublicLimits;
import io.sealrail.kit.http.Surface;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void describesEveryPublicApiAndNothingInternal() {
        Set<String> paths = document().getMap("paths").keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        assertTrue(
                paths.containsAll(List.of(
                        "/v1/credentials/issue-on-behalf",
                        "/v1/credentials/status",
                        "/admin/v1/partners",
                        "/admin/v1/issuers/{did}/rotate-key",
                        "/admin/v1/programs/{programId}/publish",
                        "/admin/v1/dead-letters/{topic}/redrive",
                        "/1.0/identifiers/{did}",
                        "/contexts/programs/{programId}/{version}",
                        "/v1/credentials/{vcId}/anchor",
                        "/admin/v1/credentials/{credentialId}/revoke",
                        "/credentials/status/{listId}")),
                paths.toString());
        assertTrue(paths.stream().noneMatch(path -> path.startsWith("/internal")), paths.toString());
    }

    @Test
    void asksForAnOperatorsTokenWhereOnlyOperatorsMayCall() {
        Map<String, Map<String, Map<String, Object>>> paths = document().getMap("paths");
        List<String> others = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            boolean operators = List.of(Map.of("operator", List.of("operator"))).equals(operation.get("security"));
            if (METHODS.contains(method) && operators != path.startsWith("/admin/")) {
                others.add(method + " " + path + " " + operation.get("security"));
            }
        }));
        assertEquals(List.of(), others);
    }

    @Test
    void namesTheRefusalsOfEveryOperatorCall() {
        Map<String, Map<String, Map<String, Object>>> paths = document().getMap("paths");
        List<String> silent = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (path.startsWith("/admin/") && METHODS.contains(method)) {
                Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
                if (!responses.keySet().containsAll(List.of("401", "403", "500"))
                        || responses.keySet().stream()
                                .noneMatch(status -> status.toString().startsWith("2"))) {
                    silent.add(method + " " + path + " " + responses.keySet());
                }
            }
        }));
        assertEquals(List.of(), silent);
    }

    @Test
    void tellsThatPublicCallsAreLimited() {
        Map<String, Map<String, Map<String, Object>>> paths = document().getMap("paths");
        List<String> silent = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (METHODS.contains(method) && PublicLimits.cover(path)) {
                limited.add(path);
                Map<?, ?> refusal = (Map<?, ?>) ((Map<?, ?>) operation.get("responses")).get("429");
                String shape = Surface.of(path) == Surface.NOTARY ? "/NotaryProblem}" : "/AgentsError}";
                if (refusal == null
                        || !Set.of("Retry-After", "RateLimit", "RateLimit-Policy")
                                .equals(((Map<?, ?>) refusal.get("headers")).keySet())
                        || !refusal.toString().contains(shape) && Surface.of(path) != Surface.AIR) {
                    silent.add(method + " " + path + " " + refusal);
                }
            }
        }));
        assertEquals(List.of(), silent);
        assertTrue(
                limited.containsAll(List.of(
                        "/api/v1/credentials/verify",
                        "/credentials/status/{listId}",
                        "/v1/credentials/{vcId}/anchor",
                        "/problems/{area}/{name}")),
                limited.toString());
    }

    @Test
    void describesTheProblemsOfTheNotary() {
        JsonPath api = document();
        assertEquals(
                Set.of("type", "title", "status", "detail", "code", "request_id"),
                Set.copyOf(api.getList("components.schemas.NotaryProblem.required")));
        assertEquals("X-Api-Key", api.getString("components.securitySchemes.notaryApiKey.name"));
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        List<String> others = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            boolean notary = operation.toString().contains("#/components/schemas/NotaryProblem}");
            boolean keyed = String.valueOf(operation.get("security")).contains("notaryApiKey");
            if (METHODS.contains(method)
                    && (notary != (Surface.of(path) == Surface.NOTARY)
                            || keyed && !operation.toString().contains("auth.missing_credential"))) {
                others.add(method + " " + path);
            }
        }));
        assertEquals(List.of(), others);
        assertTrue(paths.keySet().contains("/problems/{area}/{name}"));
    }

    @Test
    void showsItselfToPeople() {
        given().get("/q/swagger-ui/").then().statusCode(200);
        document();
    }

    private static JsonPath document() {
        return given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Sealrail"))
                .extract()
                .jsonPath();
    }
}
