package io.sealrail.stack.registry;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LandRegistryTest {

    private HttpServer registry;

    @BeforeEach
    void start() throws Exception {
        registry = LandRegistryMain.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "the-key");
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void tellsWhatAFarmerHolds() throws Exception {
        HttpResponse<String> answer = get("/v1/holdings/F-1007", "the-key");
        assertEquals(200, answer.statusCode());
        JsonNode holding = json(answer).path("holding");
        assertEquals("F-1007", holding.path("farmer_id").asText());
        assertEquals(2, holding.path("parcels").size());
        assertEquals("1.91", holding.path("total_hectares").asText());
        assertEquals(true, holding.path("irrigated").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/holdings/F-1010", "/v1/holdings/F-1037", "/v1/holdings/F-1000", "/v1/holdings/", "/"})
    void says404WhereThereIsNothing(String path) throws Exception {
        HttpResponse<String> answer = get(path, "the-key");
        assertEquals(404, answer.statusCode());
        assertEquals(true, json(answer).path("error").isTextual());
    }

    @Test
    void wantsItsKey() throws Exception {
        assertEquals(401, get("/v1/holdings/F-1007", "another").statusCode());
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).header("x-registry-key", key).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
