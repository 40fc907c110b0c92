package io.sealrail.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What {@code .local/demo.json} tells a program that drives the stack; the tests know nothing else of it. */
public record Demo(JsonNode json) {

    public static final ObjectMapper JSON = new ObjectMapper();

    public static Demo read(Path file) {
        try {
            return new Demo(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return text("/baseUrl");
    }

    public String rpcUrl() {
        return text("/rpcUrl");
    }

    public String kafka() {
        return text("/kafka");
    }

    public String operatorToken() {
        return text("/operatorToken");
    }

    public String jdbcUrl(String service) {
        return json.at("/postgres").path(service).asText();
    }

    public Partner partner() {
        return new Partner(json.at("/partner"));
    }

    public Partner disabledPartner() {
        return new Partner(json.at("/disabledPartner"));
    }

    public String webhookSecret() {
        return text("/webhook/secret");
    }

    /** The client of a plain member. */
    public AgentClient member() {
        return new AgentClient(baseUrl(), text("/agents/key"));
    }

    /** The client of an admin of the same organisation. */
    public AgentClient admin() {
        return new AgentClient(baseUrl(), text("/agents/adminKey"));
    }

    /** The client of an admin of another organisation. */
    public AgentClient neighbour() {
        return new AgentClient(baseUrl(), text("/agents/otherOrgKey"));
    }

    public String agentSlug() {
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
    public record Partner(JsonNode json) {

        public String partnerId() {
            return json.path("partnerId").asText();
        }

        public String kid() {
            return json.path("kid").asText();
        }

        public JsonNode privateJwk() {
            return json.path("privateJwk");
        }

        public String issuerDid() {
            return json.path("issuerDid").asText();
        }

        public String credentialId() {
            return json.path("credentialId").asText();
        }

        public String foreignCredentialId() {
            return json.path("foreignCredentialId").asText();
        }

        public String refusingEmail() {
            return json.path("refusingEmail").asText();
        }

        public JsonNode sampleSubject() {
            return json.path("sampleSubject");
        }
    }
}
