package io.sealrail.stack.demo;

import java.util.List;
import java.util.Map;

import io.sealrail.stack.http.HttpDoor;

/** Sets up a client of the Notary API, as an operator would. */
final class NotarySetup {

    private final HttpDoor http = new HttpDoor();
    private final OperatorApi operator;
    private final String claims;

    NotarySetup(Platform platform, OperatorApi operator) {
        this.operator = operator;
        this.claims = platform.baseUrl() + "/v1/claims";
    }

    /** Whether the platform still knows the keys that an earlier run has made. */
    boolean knows(DemoNotary remembered) {
        return isLetIn(remembered.apiKey()) && isLetIn(remembered.limitedApiKey());
    }

    private boolean isLetIn(String key) {
        return http.get(claims, Map.of("x-api-key", key)).ok();
    }

    DemoNotary run() {
        String client = operator.createNotaryClient("Example Ministry of Agriculture");
        return new DemoNotary(
                operator.createNotaryKey(client, "demo", List.of(DemoNotary.EVIDENCE, DemoNotary.ISSUING)),
                operator.createNotaryKey(client, "demo, evaluations only", List.of(DemoNotary.EVIDENCE)));
    }
}
