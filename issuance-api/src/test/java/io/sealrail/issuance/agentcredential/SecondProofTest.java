package io.sealrail.issuance.agentcredential;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.work.Workers;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class SecondProofTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.700Z");

    @Inject
    PlatformIssuer issuer;

    @Inject
    IssuerKeys keys;

    @Inject
    StatusIndexes indexes;

    @Inject
    Workers workers;

    @Inject
    IssuanceConfig config;

    @Inject
    MeterRegistry metrics;

    @Test
    void bothProofsVerifyAndTheValidityIsTheConfiguredOne() throws Exception {
        TestAgents.serveList();
        SignAgentCredential signing = new SignAgentCredential(issuer, keys, indexes, workers, configured(), metrics);
        AgentCredential credential = signing.means()
                .flatMap(means -> signing.sign(agent(), means, NOW))
                .await()
                .indefinitely();
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(credential.document());
        assertEquals("2026-06-01T00:00:00Z", document.path("issuanceDate").asText());
        assertEquals("2026-06-03T00:00:00Z", document.path("expirationDate").asText());
        assertEquals(
                "https://w3id.org/security/data-integrity/v2",
                document.at("/@context/4").asText());
        assertEquals("Ed25519Signature2020", document.at("/proof/0/type").asText());
        assertEquals("eddsa-rdfc-2022", document.at("/proof/1/cryptosuite").asText());
        for (JsonNode proof : document.get("proof")) {
            assertTrue(DataIntegrity.verify(document, (ObjectNode) proof, key(proof), contexts()));
        }
    }

    private static Agent agent() {
        return new Agent(
                UUID.randomUUID(),
                TestAgents.slug(),
                "org_1",
                "Travel assistant",
                "",
                List.of("tool_call"),
                "{}",
                null,
                1,
                false,
                NOW,
                NOW);
    }

    private Contexts contexts() {
        return Contexts.bundled()
                .with(
                        AgentCapabilityContext.url(config.publicUrl()),
                        AgentCapabilityContext.document(config.publicUrl()));
    }

    private static byte[] key(JsonNode proof) {
        return Multikey.decodeEd25519(TestAgents.rows(
                        "select public_key_multibase from issuer_keys where key_id = $1",
                        proof.path("verificationMethod").asText())
                .iterator()
                .next()
                .getString(0));
    }

    /** The configuration, but for what agents' credentials are like. */
    private IssuanceConfig configured() {
        Map<String, Object> said = Map.of("validity", Duration.ofDays(2), "secondProof", true);
        IssuanceConfig.Agents agents =
                proxy(IssuanceConfig.Agents.class, method -> said.getOrDefault(method.getName(), false));
        return proxy(IssuanceConfig.class, method -> method.getName().equals("agents") ? agents : read(method));
    }

    private Object read(Method method) {
        try {
            return method.invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T proxy(Class<T> type, Function<Method, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, none) -> answers.apply(method)));
    }
}
