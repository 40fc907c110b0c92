package io.sealrail.issuance.partner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class JwksFetchTest {

    @Inject
    Vertx vertx;

    private final PartnerKey key = PartnerKey.es256();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/jwks", exchange -> answer(exchange, 200, served(exchange)));
        server.createContext(
                "/missing", exchange -> answer(exchange, 404, key.jwks().toString()));
        server.createContext("/large", exchange -> answer(exchange, 200, "\"" + "x".repeat(65 * 1024) + "\""));
        server.createContext("/text", exchange -> answer(exchange, 200, "keys"));
        server.createContext("/never", exchange -> exchange.sendResponseHeaders(200, 10));
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("location", "/jwks?v=1");
            answer(exchange, 302, key.jwks().toString());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesWhereTheOperatorAllowsIt() {
        assertEquals(key.jwks(), fetch(true, url("/jwks?v=1")));
    }

    @Test
    void refusesPrivateAddressesAndPlainHttp() {
        assertFails(false, url("/jwks?v=1"));
        assertFails(false, url("/jwks?v=1").replace("http:", "https:"));
        assertFails(false, "https://[::1]/jwks");
        assertFails(true, "https://user:secret@localhost/jwks");
        assertFails(true, "file:///etc/hostname");
        assertFails(true, "not a url");
    }

    @Test
    void followsNoRedirectAndReadsNoErrorPage() {
        assertFails(true, url("/elsewhere"));
        assertFails(true, url("/missing"));
    }

    @Test
    void readsNoMoreThanItsLimitAndWaitsNoLongerThanIts() {
        assertFails(true, url("/large"));
        assertFails(true, url("/never"));
        assertFails(true, url("/text"));
    }

    private String served(HttpExchange exchange) {
        return "v=1".equals(exchange.getRequestURI().getQuery()) ? key.jwks().toString() : "{}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void assertFails(boolean allowInsecure, String url) {
        CompletionException failure = assertThrows(CompletionException.class, () -> fetch(allowInsecure, url));
        assertInstanceOf(IOException.class, failure.getCause());
    }

    private JsonNode fetch(boolean allowInsecure, String url) {
        JwksFetch fetch = new JwksFetch(vertx, config(allowInsecure));
        try {
            return fetch.fetch(url).await().indefinitely();
        } finally {
            fetch.close();
        }
    }

    private static IssuanceConfig config(boolean allowInsecure) {
        return new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("sealrail.public-url", "http://sealrail.test")
                .withDefaultValue("sealrail.allow-insecure-jwks", Boolean.toString(allowInsecure))
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(IssuanceConfig.class);
    }
}
