package io.sealrail.issuance.notarycredential;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One proof, sent to two instances of the use case that have the database in common. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ProofsAtOnceTest {

    private static final int CALLS = 50;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void issuesOneCredential() {
        TestIssuing issuing = TestIssuing.create();
        String body = issuing.body(issuing.evaluation()).toString();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(send(i % 2 == 0 ? TestIssuing.PATH : SecondReplicaResource.PATH, issuing.key(), body));
        }
        int issued = 0;
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            HttpResponse<String> answer = call.join();
            if (answer.statusCode() == 200) {
                issued++;
            } else {
                assertEquals(409, answer.statusCode(), answer.body());
                assertEquals("request.conflict", new JsonPath(answer.body()).getString("code"));
            }
        }
        assertEquals(1, issued);
        assertEquals(1, issuing.credentials());
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String key, String body) {
        URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
