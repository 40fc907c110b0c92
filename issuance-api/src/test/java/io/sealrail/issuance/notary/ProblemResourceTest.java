package io.sealrail.issuance.notary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.NotaryProblems;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ProblemResourceTest {

    private static final Pattern LITERAL = Pattern.compile("Problem\\.of\\(\\s*\\d+,\\s*\"([a-z_]+\\.[a-z_.]+)\"");

    @Test
    void hasADocumentForEveryProblemAndNoOther() throws IOException {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(NotaryProblem.values()).map(NotaryProblem::code).forEach(codes::add);
        Arrays.stream(NotaryProblems.values()).map(NotaryProblems::code).forEach(codes::add);
        codes.addAll(literals());
        assertEquals(codes, new TreeSet<>(ProblemDocuments.texts().keySet()));
        assertFalse(codes.stream().anyMatch(code -> !code.matches("[a-z_]+\\.[a-z_]+")), codes::toString);
    }

    /** What kit and resources call the same is one problem. */
    @Test
    void callsAProblemTheSameWhoeverMakesIt() {
        for (NotaryProblems general : NotaryProblems.values()) {
            Arrays.stream(NotaryProblem.values())
                    .filter(own -> own.code().equals(general.code()))
                    .forEach(own -> assertEquals(
                            List.of(general.status(), general.title()), List.of(own.status(), own.title())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "auth/missing_credential, auth.missing_credential, 401, Missing credential",
        "request/rate_limited, request.rate_limited, 429, Too many requests",
        "credential/holder_proof_required, credential.holder_proof_required, 400, Holder proof required"
    })
    void tellsProgramsWhatAProblemMeans(String path, String code, int status, String title) {
        Response answer = given().header("Origin", "https://a.example").get("/problems/" + path);
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("public, max-age=3600"))
                .header("Vary", containsString("Accept"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("type", equalTo(base() + "/" + path))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", equalTo(title))
                .body("meaning", matchesPattern("[A-Z].*\\."))
                .body("what_to_do", matchesPattern("[A-Z].*\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void tellsPeopleWhatAProblemMeans(String accept) {
        given().accept(accept)
                .get("/problems/auth/missing_credential")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", equalTo("public, max-age=3600"))
                .header("Vary", containsString("Accept"))
                .body(containsString("<h1>Missing credential</h1>"))
                .body(containsString("<code>auth.missing_credential</code>"))
                .body(containsString("What to do"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/json;q=0.9,text/html;q=0.1"})
    void prefersJson(String accept) {
        given().accept(accept).get("/problems/source/unavailable").then().contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth/secret", "secret/missing_credential", "auth.missing/credential", "secret"})
    void knowsNoOther(String path) {
        Response answer = given().header("Origin", "https://a.example").get("/problems/" + path);
        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("code", equalTo("request.not_found"))
                .body("request_id", equalTo(answer.header("x-request-id")))
                .body(not(containsString("secret")));
    }

    @Test
    void isWhereTheTypesOfProblemsLead() {
        String type = given().get("/v1/claims").then().statusCode(401).extract().path("type");
        given().get(type.replace(base(), "/problems")).then().statusCode(200).body("type", equalTo(type));
    }

    private static String base() {
        return ConfigProvider.getConfig().getValue("sealrail.notary.problem-base-url", String.class);
    }

    /** Codes that are written down where they are used. */
    private static List<String> literals() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> LITERAL.matcher(text(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + file, e);
        }
    }
}
