package io.sealrail.issuance.claim;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.claim.source.Sources;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class NotaryRulesTest {

    private static final String RELOAD = "/admin/v1/notary/reload";

    @Inject
    Sources sources;

    @Inject
    Config environment;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("notary.yaml");
        Files.copy(Path.of("src/test/resources/notary.yaml"), file);
    }

    /** The sources are those of the whole application: what a test put out of use would be closed a minute later. */
    @AfterEach
    void putBack() throws IOException {
        Files.copy(Path.of("src/test/resources/notary.yaml"), file, StandardCopyOption.REPLACE_EXISTING);
        started();
    }

    @Test
    void startsOnlyWithAGoodFile() throws IOException {
        NotaryRules rules = started();
        assertEquals("2026-11-22", rules.enabled().version());
        write("type: number", "type: money");
        IllegalStateException refused = assertThrows(IllegalStateException.class, this::started);
        assertTrue(refused.getMessage().contains("claims[1].value.type: This must be"), refused.getMessage());
        Files.delete(file);
        assertThrows(IllegalStateException.class, this::started);
    }

    @Test
    void takesAGoodFileAndKeepsTheRulesWhenItIsBad() throws IOException {
        NotaryRules rules = started();
        QuarkusMock.installMockForType(rules, NotaryRules.class);
        reload(200).body("changed", equalTo(false)).body("claims", equalTo(3)).body("credentialProfiles", equalTo(3));
        write("\"2026-11-22\"", "\"2026-11-23\"");
        reload(200).body("changed", equalTo(true)).body("version", equalTo("2026-11-23"));
        write("\"2026-11-23\"", "2026");
        reload(409)
                .body("code", equalTo("NOTARY_CONFIG_INVALID"))
                .body("message", containsString("version: This must be a text"));
        assertEquals("2026-11-23", rules.enabled().version());
        assertEquals(1, refusedGauge());
        write("version: 2026", "version: \"2026-11-24\"");
        reload(200).body("version", equalTo("2026-11-24"));
        assertEquals(0, refusedGauge());
        Files.delete(file);
        reload(409).body("message", containsString("cannot be read"));
        assertEquals("2026-11-24", rules.enabled().version());
    }

    @Test
    void reloadIsForOperatorsAndNeedsAFile() {
        given().post(RELOAD).then().statusCode(401);
        NotaryRules off = new NotaryRules(TestConfig.without(), environment, sources, metrics);
        QuarkusMock.installMockForType(off, NotaryRules.class);
        reload(409).body("code", equalTo("INVALID_STATE"));
    }

    @Test
    void isReadyWhenItsSourcesHaveAnsweredOrHadTheirTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            write("${SEALRAIL_DB_URL}", "postgresql://localhost:" + silent.getLocalPort() + "/x");
            NotaryRules rules = started();
            assertFalse(rules.connected());
            assertEquals("2026-11-22", rules.enabled().version());
            await().atMost(Duration.ofSeconds(10)).until(rules::connected);
        }
    }

    @Test
    void theReplicaSaysThatItIsNotReadyBefore() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            write("${SEALRAIL_DB_URL}", "postgresql://localhost:" + silent.getLocalPort() + "/x");
            write("timeout: PT2S", "timeout: PT20S");
            QuarkusMock.installMockForType(started(), NotaryRules.class);
            assertEquals("DOWN", readiness());
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> "UP".equals(readiness()));
    }

    private static String readiness() {
        return given().get("/q/health/ready").path("checks.find { it.name == 'notary-sources' }.status");
    }

    @Test
    void waitsForNoSourceWhenItIsToldToRead() throws IOException {
        NotaryRules rules = started();
        QuarkusMock.installMockForType(rules, NotaryRules.class);
        try (ServerSocket silent = new ServerSocket(0)) {
            write("${SEALRAIL_DB_URL}", "postgresql://localhost:" + silent.getLocalPort() + "/x");
            write("timeout: PT2S", "timeout: PT20S");
            assertTimeout(Duration.ofSeconds(5), () -> reload(200).body("changed", equalTo(true)));
        }
    }

    @Test
    void looksAtTheFileByItself() throws IOException {
        NotaryRules rules = started();
        QuarkusMock.installMockForType(rules, NotaryRules.class);
        write("\"2026-11-22\"", "\"2026-11-25\"");
        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertEquals("2026-11-25", rules.enabled().version()));
    }

    private ValidatableResponse reload(int status) {
        return OperatorApi.operator().post(RELOAD).then().statusCode(status);
    }

    private NotaryRules started() {
        NotaryRules rules = new NotaryRules(TestConfig.with(file), environment, sources, metrics);
        rules.onStart(null);
        return rules;
    }

    private double refusedGauge() {
        return metrics.get("sealrail.notary.rules.refused").gauge().value();
    }

    private void write(String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }
}
