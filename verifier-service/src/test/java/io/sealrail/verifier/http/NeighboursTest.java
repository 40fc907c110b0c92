package io.sealrail.verifier.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.InternalToken;
import io.sealrail.verifier.VerifierConfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NeighboursTest {

    private static final String TOKEN = "internal-token-of-the-tests-0123456789";

    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-sealrail-internal")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void saysWhoItIsWhereATokenIsSet() {
        ask(Optional.of(TOKEN));
        ask(Optional.empty());
        assertEquals(List.of(TOKEN, TOKEN, "null", "null"), tokens);
    }

    private void ask(Optional<String> token) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        VerifierConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(VerifierConfig.class)
                .withDefaultValue("sealrail.verifier.public-url", "http://sealrail.test")
                .withDefaultValue("sealrail.verifier.issuance-url", url)
                .withDefaultValue("sealrail.verifier.status-list-url", url)
                .withDefaultValue("sealrail.verifier.ask-timeout", "5s")
                .build()
                .getConfigMapping(VerifierConfig.class);
        Neighbours neighbours = new Neighbours(vertx, config, new InternalToken(token));
        neighbours.askIssuance("/a", Map.of()).await().atMost(Duration.ofSeconds(10));
        neighbours.askStatusLists("/b", Map.of()).await().atMost(Duration.ofSeconds(10));
        neighbours.close();
    }
}
