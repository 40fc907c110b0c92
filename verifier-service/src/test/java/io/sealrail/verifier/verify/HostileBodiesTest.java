package io.sealrail.verifier.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestHolder;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;
import io.sealrail.verifier.TestSdJwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Nothing in a body makes the verifier fail, wait or call an address of its own network, and nothing that was changed is found
 * valid. Bodies are the same in every run; the canary would see who is called.
 */
@OnStack
class HostileBodiesTest {

    private static final long SEED = 20261121;
    private static final int BODIES = 3_000;
    private static final int BENT_SD_JWTS = 200;
    private static final int CALLERS = 8;
    private static final String PRESENTATIONS = "/api/v1/presentations/verify";
    private static final Duration LONGEST = Duration.ofSeconds(8);

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
            "\"https://localhost:1/\"",
            "\"did:web:localhost%3A1\"",
            "\"did:web:169.254.169.254\"",
            "\"urn:uuid:1\"",
            "\"2999-01-01T00:00:00Z\"",
            "\"" + "z".repeat(5_000) + "\"",
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
    private Canary canary;

    @BeforeEach
    void open() throws IOException {
        canary = new Canary();
    }

    @AfterEach
    void close() throws IOException {
        canary.close();
    }

    @Test
    void answersEveryBentCredential() throws IOException {
        List<ObjectNode> genuine = genuine();
        for (ObjectNode credential : genuine) {
            assertTrue(
                    Answer.of(credential).valid(),
                    () -> Answer.of(credential).codes().toString());
        }
        List<String> bodies = new ArrayList<>();
        while (bodies.size() < BODIES) {
            ObjectNode before = genuine.get(bodies.size() % genuine.size());
            ObjectNode bent = before.deepCopy();
            for (int times = random.nextInt(3); times >= 0; times--) {
                bend(bent);
            }
            if (!withoutEmptyLists(bent).equals(before)) {
                bodies.add("{\"credential\":" + bent + "}");
            }
        }
        assertRefused(bodies.stream());
        assertEquals(0, canary.visitors());
    }

    /** An empty list says nothing in JSON-LD, wherever it is added (docs/adr/0009). */
    private static JsonNode withoutEmptyLists(JsonNode json) {
        JsonNode copy = json.isArray()
                ? JsonNodeFactory.instance.arrayNode()
                : json.isObject() ? JsonNodeFactory.instance.objectNode() : json;
        json.properties().forEach(member -> {
            JsonNode value = withoutEmptyLists(member.getValue());
            if (!(value.isArray() && value.isEmpty())) {
                ((ObjectNode) copy).set(member.getKey(), value);
            }
        });
        if (json.isArray()) {
            for (JsonNode item : json) {
                JsonNode value = withoutEmptyLists(item);
                if (!(value.isArray() && value.isEmpty())) {
                    ((ArrayNode) copy).add(value);
                }
            }
        }
        return copy;
    }

    @Test
    void answersEveryBodyThatWasMadeToHurt() throws IOException {
        String hostName = InetAddress.getLocalHost().getHostName();
        assertRefused(new NastyBodies(canary.port(), hostName).all());
        assertEquals(0, canary.visitors());
    }

    @Test
    void answersEverySdJwtThatWasMadeToHurt() throws IOException {
        NastyBodies bodies =
                new NastyBodies(canary.port(), InetAddress.getLocalHost().getHostName());
        TestIssuer issuer = TestIssuer.didKey();
        String genuine = TestSdJwt.of(issuer).boundTo(TestHolder.create()).sign();
        assertTrue(Answer.ofSdJwt(genuine).valid());
        List<String> texts = Stream.concat(
                        new NastySdJwts(bodies::here).all(), NastySdJwts.bent(genuine, random, BENT_SD_JWTS))
                .toList();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        assertRefused(texts.stream().map(text -> request.put("credential", text).toString()));
        assertRefused(PRESENTATIONS, texts.stream().map(text -> JsonNodeFactory.instance
                .objectNode()
                .put("presentation", text)
                .put("nonce", "n")
                .put("audience", "a")
                .toString()));
        assertEquals(0, canary.visitors());
    }

    private static void assertRefused(Stream<String> bodies) {
        assertRefused("/api/v1/credentials/verify", bodies);
    }

    /** Some at once, so that the many do not take the sum of their times. */
    private static void assertRefused(String path, Stream<String> bodies) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Void>> calls = bodies.map(
                            body -> CompletableFuture.runAsync(() -> assertRefused(path, body), callers))
                    .toList();
            calls.forEach(CompletableFuture::join);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertRefused(String path, String body) {
        String start = body.substring(0, Math.min(2_000, body.length()));
        Instant asked = Instant.now();
        Answer answer = Answer.toBody(path, body);
        Duration taken = Duration.between(asked, Instant.now());
        assertTrue(answer.status() == 200 || answer.status() == 400, () -> answer.status() + " for " + start);
        boolean valid =
                answer.status() == 200 && answer.valid() && !answer.codes().contains("PROOF_IGNORED");
        assertFalse(valid, start);
        assertTrue(taken.compareTo(LONGEST) < 0, () -> taken + " for " + start);
    }

    /** One of each kind: every suite and both versions, ours with both kinds of list and strangers' without, with one proof and two. */
    private static List<ObjectNode> genuine() {
        TestIssuer stranger = TestIssuer.didKey();
        TestIssuer ours = TestIssuer.ofPlatform().serve();
        TestList.bitstring(ours, "hostile").serve();
        TestList.statusList2021(ours, "hostile").serve();
        TestList.statusList2021(ours, "hostileagents").serve();
        ObjectNode once = ours.sign(
                TestCredentials.agent(ours, "hostileagents", 2),
                Cryptosuite.ED25519_SIGNATURE_2020,
                TestCredentials.agentContexts());
        ObjectNode bothProofs = TestCredentials.agent(ours, "hostileagents", 3);
        bothProofs.withArray("@context").add("https://w3id.org/security/data-integrity/v2");
        ObjectNode first = ours.sign(bothProofs, Cryptosuite.ED25519_SIGNATURE_2020, TestCredentials.agentContexts());
        return List.of(
                ours.sign(
                        TestCredentials.withBitstring(TestCredentials.version2(ours), "hostile", 1),
                        Cryptosuite.EDDSA_RDFC_2022),
                ours.sign(
                        TestCredentials.withBitstring(TestCredentials.version2(ours), "hostile", 1),
                        Cryptosuite.EDDSA_JCS_2022),
                stranger.sign(TestCredentials.version2(stranger), Cryptosuite.EDDSA_RDFC_2022),
                stranger.sign(TestCredentials.version1(stranger), Cryptosuite.ED25519_SIGNATURE_2020),
                ours.sign(
                        TestCredentials.withStatusList2021(TestCredentials.version1(ours), "hostile", 1),
                        Cryptosuite.ED25519_SIGNATURE_2020),
                once,
                ours.sign(first, Cryptosuite.EDDSA_RDFC_2022, TestCredentials.agentContexts()));
    }

    @Test
    void answersEveryBrokenText() {
        String genuine = "{\"credential\":" + TestCredentials.version2(TestIssuer.didKey()) + "}";
        for (int i = 0; i < 100; i++) {
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
