package io.sealrail.verifier.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing in a body makes the verifier fail, and nothing that was changed is found valid. */
@OnStack
class HostileBodiesTest {

    private static final long SEED = 20261121;
    private static final int BODIES = 400;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "1e999999999",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"did:air:id:test:x\"",
            "\"http://169.254.169.254/\"",
            "\"@id\"",
            "\"_:b0\"",
            "[]",
            "[[[[]]]]",
            "{}",
            "{\"@id\":null}",
            "{\"@value\":1,\"@type\":\"@json\"}",
            "{\"id\":{\"id\":{}}}");

    private static final List<String> NAMES = List.of(
            "@graph",
            "@type",
            "@id",
            "@nest",
            "",
            "proof",
            "issuer",
            "__proto__",
            "\u0000",
            "id",
            "type",
            "credentialStatus");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(SEED);

    @Test
    void answersEveryBentCredential() throws IOException {
        TestIssuer issuer = TestIssuer.didKey();
        String genuine = issuer.sign(
                        TestCredentials.withBitstring(TestCredentials.version2(issuer), "hostile", 1),
                        Cryptosuite.EDDSA_RDFC_2022)
                .toString();
        for (int i = 0; i < BODIES; i++) {
            ObjectNode bent = (ObjectNode) json.readTree(genuine);
            for (int times = random.nextInt(3); times >= 0; times--) {
                bend(bent);
            }
            String body = "{\"credential\":" + bent + "}";
            Answer answer = Answer.toBody(body);
            assertTrue(answer.status() == 200 || answer.status() == 400, () -> answer.status() + " for " + body);
            assertFalse(answer.status() == 200 && answer.valid(), body);
        }
    }

    @Test
    void answersEveryBrokenText() {
        String genuine = "{\"credential\":" + TestCredentials.version2(TestIssuer.didKey()) + "}";
        for (int i = 0; i < BODIES / 4; i++) {
            StringBuilder broken = new StringBuilder(genuine);
            broken.setCharAt(random.nextInt(broken.length()), (char) (32 + random.nextInt(95)));
            broken.setLength(1 + random.nextInt(broken.length()));
            int status = Answer.toBody(broken.toString()).status();
            assertTrue(status == 200 || status == 400, broken.toString());
        }
    }

    @Test
    void answersEndlessNesting() {
        for (int depth : List.of(100, 900, 2_000, 100_000)) {
            String body = "{\"credential\":{\"type\":" + "[".repeat(depth) + "]".repeat(depth) + "}}";
            int status = Answer.toBody(body).status();
            assertTrue(
                    depth < 900 ? status == 200 : status == 200 || status == 400,
                    "depth " + depth + " gives " + status);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"credential\":{\"type\":\"" + "a".repeat(1 << 20) + "\"}}";
        assertTrue(Answer.toBody(body).status() == 413);
    }

    private void bend(ObjectNode credential) throws IOException {
        List<JsonNode> containers = new ArrayList<>();
        collect(credential, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = json.readTree(pick(VALUES));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.isEmpty() || random.nextInt(4) == 0 ? pick(NAMES) : pick(names), value);
        } else if (container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(member -> collect(member, containers));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
