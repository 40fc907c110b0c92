package io.sealrail.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.ConfigProvider;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the verifier said. */
public record Answer(int status, JsonNode json) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Has the credential verified, which must be answered with 200. */
    public static Answer of(ObjectNode credential) {
        Answer answer = toBody("{\"credential\":" + credential + "}");
        assertEquals(200, answer.status());
        return answer;
    }

    /** Sends any body. */
    public static Answer toBody(String body) {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/credentials/verify"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean valid() {
        return json.get("valid").booleanValue();
    }

    public boolean signature() {
        return json.get("checks").get("signature").booleanValue();
    }

    public boolean expiry() {
        return json.get("checks").get("expiry").booleanValue();
    }

    public boolean revocation() {
        return json.get("checks").get("revocation").booleanValue();
    }

    public List<String> codes() {
        return StreamSupport.stream(json.get("results").spliterator(), false)
                .map(line -> line.get("code").textValue())
                .toList();
    }
}
