package io.sealrail.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What {@code .local/demo.json} tells a program that drives the stack; the tests know nothing else of it. */
record Demo(JsonNode json) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Demo read(Path file) {
        try {
            return new Demo(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String baseUrl() {
        return text("/baseUrl");
    }

    String rpcUrl() {
        return text("/rpcUrl");
    }

    String kafka() {
        return text("/kafka");
    }

    String operatorToken() {
        return text("/operatorToken");
    }

    String jdbcUrl(String service) {
        return json.at("/postgres").path(service).asText();
    }

    Partner partner() {
        return new Partner(json.at("/partner"));
    }

    Partner disabledPartner() {
        return new Partner(json.at("/disabledPartner"));
    }

    String webhookSecret() {
        return text("/webhook/secret");
    }

    /** The client of a plain member. */
    AgentClient member() {
        return new AgentClient(baseUrl(), text("/agents/key"));
    }

    /** The client of an admin of the same organisation. */
    AgentClient admin() {
        return new AgentClient(baseUrl(), text("/agents/adminKey"));
    }

    /** The client of an admin of another organisation. */
    AgentClient neighbour() {
        return new AgentClient(baseUrl(), text("/agents/otherOrgKey"));
    }

    String agentSlug() {
        return text("/agents/slug");
    }

    private String text(String pointer) {
        JsonNode value = json.at(pointer);
        if (!value.isTextual()) {
            throw new IllegalStateException("demo.json lacks " + pointer);
        }
        return value.asText();
    }

    /** A partner as the demo file describes it. */
    record Partner(JsonNode json) {

        String partnerId() {
            return json.path("partnerId").asText();
        }

        String kid() {
            return json.path("kid").asText();
        }

        JsonNode privateJwk() {
            return json.path("privateJwk");
        }

        String issuerDid() {
            return json.path("issuerDid").asText();
        }

        String credentialId() {
            return json.path("credentialId").asText();
        }

        String foreignCredentialId() {
            return json.path("foreignCredentialId").asText();
        }

        String refusingEmail() {
            return json.path("refusingEmail").asText();
        }

        JsonNode sampleSubject() {
            return json.path("sampleSubject");
        }
    }
}
