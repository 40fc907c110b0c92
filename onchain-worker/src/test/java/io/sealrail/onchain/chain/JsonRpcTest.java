package io.sealrail.onchain.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a node answers besides results, over real HTTP. */
class JsonRpcTest {

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer node;
    private int status = 200;
    private String answer;
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            if (silent) {
                awaitEnd();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
    }

    private void awaitEnd() {
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        node.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesTheResult() {
        answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7a69\"}";
        assertEquals("0x7a69", call().asText());
    }

    @Test
    void givesANullResult() {
        answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";
        assertTrue(call().isNull());
    }

    @Test
    void tellsARefusalWithItsData() {
        status = 400;
        answer =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0xab\"}}";
        RpcException refusal = assertThrows(RpcException.class, this::call);
        assertEquals(3, refusal.code());
        assertEquals("0xab", refusal.data());
    }

    @Test
    void takesLimitsForAnOutage() {
        status = 429;
        answer = "slow down";
        assertThrows(ChainUnavailableException.class, this::call);
        status = 200;
        answer = "{\"error\":{\"code\":-32005,\"message\":\"limit exceeded\"}}";
        assertThrows(ChainUnavailableException.class, this::call);
    }

    @Test
    void takesAnswersThatAreNoneForAnOutage() {
        for (String nonsense : new String[] {"", "<html>502</html>", "[]", "{}", "{\"result\""}) {
            answer = nonsense;
            assertThrows(ChainUnavailableException.class, this::call, nonsense);
        }
    }

    @Test
    void takesSilenceForAnOutage() {
        silent = true;
        answer = "";
        assertThrows(ChainUnavailableException.class, this::call);
    }

    private JsonNode call() {
        ChainConfig config = new SmallRyeConfigBuilder()
                .withMapping(ChainConfig.class)
                .withDefaultValue(
                        "sealrail.chain.rpc-url",
                        "http://127.0.0.1:" + node.getAddress().getPort())
                .withDefaultValue("sealrail.chain.contract", "0x0")
                .withDefaultValue("sealrail.chain.request-timeout", silent ? "300ms" : "10s")
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ChainConfig.class);
        return new JsonRpc(vertx, config).call("eth_chainId").await().atMost(Duration.ofSeconds(20));
    }
}
