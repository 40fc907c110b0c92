package io.sealrail.issuance.notarycredential;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.claim.HolderBinding;
import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HolderKeyTest {

    /** The holder of the API's published example; its {@code x} is not a point of the curve. */
    static final String PUBLISHED_EXAMPLE = "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6IjExcVlBWUt4Q3Jm"
            + "VlNfM1hEYlhKQzJBZ1lJNTdxWHpjUzdQMFc1WTlmNFkifQ";

    private static final HolderBinding RULES = new HolderBinding(true, true, List.of("did:jwk"));
    private static final TestHolder HOLDER = TestHolder.create();

    static HolderKey key(String did) {
        return HolderKey.of(new CredentialRequest.Holder("did", did, null), RULES);
    }

    @Test
    void readsTheKeyAndKeepsItsPublicMembersOnly() {
        ObjectNode jwk = HOLDER.publicJwk().put("kid", "a").put("use", "sig").put("alg", "EdDSA");
        assertEquals(HOLDER.publicJwk(), key(TestHolder.didOf(jwk)).publicJwk());
    }

    @Test
    void readsTheKeyOfRfc8037() {
        String did = TestHolder.didOf(HOLDER.publicJwk().put("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertEquals(
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                key(did).publicJwk().path("x").textValue());
    }

    @Test
    void refusesThePublishedExampleWhichIsNoPointOfTheCurve() {
        refuses(PUBLISHED_EXAMPLE, "Ed25519 public key");
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                change("private", (Consumer<ObjectNode>)
                        jwk -> jwk.put("d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")),
                change("symmetric", (Consumer<ObjectNode>)
                        jwk -> jwk.put("kty", "oct").put("k", "AAAA")),
                change("X25519", jwk -> jwk.put("crv", "X25519")),
                change("Ed448", jwk -> jwk.put("crv", "Ed448")),
                change("no curve", jwk -> jwk.remove("crv")),
                change("short", jwk -> jwk.put("x", "AAAA")),
                change("padded", (Consumer<ObjectNode>)
                        jwk -> jwk.put("x", jwk.path("x").textValue() + "=")),
                change("small order", (Consumer<ObjectNode>)
                        jwk -> jwk.put("x", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
                change("encryption", jwk -> jwk.put("use", "enc")),
                change("other algorithm", jwk -> jwk.put("alg", "ES256")),
                change("signing only", (Consumer<ObjectNode>)
                        jwk -> jwk.putArray("key_ops").add("sign")),
                change("P-256", jwk -> jwk.put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4")
                        .put("y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void refusesOtherKeys(String name, Consumer<ObjectNode> change) {
        ObjectNode jwk = HOLDER.publicJwk();
        change.accept(jwk);
        refuses(TestHolder.didOf(jwk), "Ed25519 public key");
    }

    @Test
    void refusesMembersThatComeTwiceAndWhatIsNoDid() {
        String twice = HOLDER.publicJwk().toString().replaceFirst("\\{", "{\"crv\":\"Ed25519\",");
        refuses("did:jwk:" + TestHolder.encode(twice), "Ed25519 public key");
        refuses(HOLDER.did() + "#0", "Ed25519 public key");
        refuses(HOLDER.did() + "=", "Ed25519 public key");
        refuses("did:jwk:", "Ed25519 public key");
        refuses("did:jwk:bnVsbA", "Ed25519 public key");
        refuses("did:jwk:" + TestHolder.encode("x".repeat(9_000)), "Ed25519 public key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5rYjpEqtMvSf",
                "did:jwks:e30",
                "DID:JWK:e30",
                "e30"
            })
    void refusesOtherMethods(String did) {
        refuses(did, "not allowed");
    }

    @Test
    void refusesAMethodThatTheProfileDoesNotAllow() {
        HolderBinding others = new HolderBinding(true, true, List.of("did:key"));
        CredentialRequest.Holder holder = new CredentialRequest.Holder("did", HOLDER.did(), null);
        Problem refused = assertThrows(Problem.class, () -> HolderKey.of(holder, others));
        assertTrue(refused.getMessage().contains("not allowed"));
    }

    @Test
    void refusesAHolderThatIsMissingOrBoundOtherwise() {
        Problem missing = assertThrows(Problem.class, () -> HolderKey.of(null, RULES));
        assertEquals("holder proof of possession is required", missing.getMessage());
        assertThrows(Problem.class, () -> HolderKey.of(new CredentialRequest.Holder("did", null, "x"), RULES));
        for (String binding : new String[] {null, "", "none", "DID", "jwk"}) {
            CredentialRequest.Holder holder = new CredentialRequest.Holder(binding, HOLDER.did(), null);
            Problem refused = assertThrows(Problem.class, () -> HolderKey.of(holder, RULES));
            assertEquals("credential.holder_proof_required", refused.code());
        }
    }

    private static Arguments change(String name, Consumer<ObjectNode> change) {
        return arguments(name, change);
    }

    private static void refuses(String did, String why) {
        Problem refused = assertThrows(Problem.class, () -> key(did));
        assertEquals(400, refused.status());
        assertEquals("credential.holder_proof_required", refused.code());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }
}
