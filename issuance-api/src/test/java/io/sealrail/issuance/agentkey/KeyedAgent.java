package io.sealrail.issuance.agentkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.parsing.Parser;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** An agent that is or may be registered, with keys. */
record KeyedAgent(TestOrganizations organization, String slug) {

    /** One of a new organisation, not registered yet. */
    static KeyedAgent unregistered() {
        TestAgents.serveList();
        return new KeyedAgent(TestOrganizations.create(), TestAgents.slug());
    }

    String did() {
        return "did:web:sealrail.test:agents:" + slug;
    }

    ValidatableResponse document() {
        return given().get("/agents/" + slug + "/did.json")
                .then()
                .parser("application/did+json", Parser.JSON)
                .statusCode(200);
    }

    /** The id of its first credential. */
    String register(TestKey key) {
        Response registered = register(key, null);
        assertEquals(201, registered.statusCode(), registered.asString());
        return registered.path("vc_id");
    }

    Response register(TestKey key, String proof) {
        ObjectNode body = TestAgents.body(slug);
        if (key != null) {
            body.put("publicKeyMultibase", key.multibase());
        }
        if (proof != null) {
            body.put("publicKeyProof", proof);
        }
        return TestAgents.register(organization, body);
    }

    Response rotate(TestKey key) {
        return organization.asAdmin().body(body(key)).post(path());
    }

    Response rotate(TestKey key, String proof) {
        String body = "{\"publicKeyMultibase\":\"" + key.multibase() + "\",\"publicKeyProof\":\"" + proof + "\"}";
        return organization.asAdmin().body(body).post(path());
    }

    static String body(TestKey key) {
        return "{\"publicKeyMultibase\":\"" + key.multibase() + "\"}";
    }

    String path() {
        return "/api/v1/agents/" + slug + "/did/rotate";
    }

    static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("error", notNullValue())
                .body("request_id", startsWith("req_"));
    }
}
