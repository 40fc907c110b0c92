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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

    /** Has the SD-JWT verified, which must be answered with 200. */
    public static Answer ofSdJwt(String compact) {
        Answer answer = toBody(
                JsonNodeFactory.instance.objectNode().put("credential", compact).toString());
        assertEquals(200, answer.status());
        return answer;
    }

    /** Has the presentation verified, which must be answered with 200; {@code null} is not sent. */
    public static Answer ofPresentation(String compact, String nonce, String audience) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("presentation", compact);
        request.put("nonce", nonce).put("audience", audience);
        Answer answer = toBody("/api/v1/presentations/verify", request.toString());
        assertEquals(200, answer.status());
        return answer;
    }

    /** Sends any body. */
    public static Answer toBody(String body) {
        return toBody("/api/v1/credentials/verify", body);
    }

    /** Sends any body to any path. */
    public static Answer toBody(String path, String body) {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
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
