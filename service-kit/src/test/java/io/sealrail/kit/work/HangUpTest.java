package io.sealrail.kit.work;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.Strained;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The trap of quarkusio/quarkus#51576: clients that hang up must not take the pooled connections with them. */
@OnStack
@TestProfile(Strained.class)
class HangUpTest {

    private static final int ROUNDS = 12;
    private static final int AT_ONCE = 50;

    @TestHTTPResource
    URI base;

    @Test
    void finishesWorkOfClientsThatHungUpAndServesTheNext() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            hangUp("/v1/samples", round % 2 == 0);
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertEquals(ROUNDS * AT_ONCE, saved()));
        serve(100);
    }

    private void hangUp(String path, boolean afterFirstAnswer) throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Socket client = new Socket(base.getHost(), base.getPort());
            clients.add(client);
            client.getOutputStream().write(request(path));
        }
        if (afterFirstAnswer) {
            clients.get(0).getInputStream().read();
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    private static long saved() {
        return Long.parseLong(given().get("/v1/samples/count/hung-up")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private byte[] request(String path) {
        String body = "{\"name\": \"hung-up\"}";
        String head = "POST " + path + " HTTP/1.1\r\nhost: " + base.getAuthority()
                + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static void serve(int calls) {
        HttpClientConfig patience = HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 30_000);
        for (int i = 0; i < calls; i++) {
            given().config(RestAssured.config().httpClient(patience))
                    .contentType(ContentType.JSON)
                    .body("{\"name\": \"stays\"}")
                    .post("/v1/samples")
                    .then()
                    .statusCode(200);
        }
    }
}
