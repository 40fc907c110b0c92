package io.sealrail.verifier.key;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;
import io.sealrail.verifier.TestTokenList;
import io.sealrail.verifier.WithForeignHosts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** https issuers of SD-JWT VCs that are not ours (SD-JWT VC, 5), by real https at their host, with their lists there. */
@OnStack
@TestProfile(WithForeignHosts.class)
class HttpsIssuerTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String path = "/issuers/" + UUID.randomUUID();
    private final String host = "https://" + StandIn.foreignHost();
    private final TestIssuer issuer =
            new TestIssuer(host + path, "key-1", TestIssuer.didKey().key());

    @Test
    void acceptsKeysThatStandInTheMetadata() {
        serve(metadata().set("jwks", jwks(jwk(issuer.key(), "key-1"))));
        Answer answer = verify();
        assertTrue(answer.valid(), () -> answer.codes().toString());
        assertTrue(answer.codes().containsAll(List.of("ISSUER_RESOLVED", "KEY_VALID", "SIGNATURE_VALID")));
        verify();
        assertEquals(1, StandIn.asked(metadataPath()));
    }

    @Test
    void acceptsKeysAtTheAddressThatTheMetadataNames() {
        StandIn.serve(path + "/jwks", jwks(jwk(issuer.key(), "key-1")).toString());
        serve(metadata().put("jwks_uri", host + path + "/jwks"));
        assertTrue(verify().valid());
    }

    @Test
    void findsAKeyThatTheIssuerAddedLater() {
        serve(metadata().set("jwks", jwks(jwk(TestIssuer.didKey().key(), "key-0"))));
        assertTrue(verify().codes().contains("KEY_NOT_FOUND"));
        serve(metadata().set("jwks", jwks(jwk(issuer.key(), "key-1"))));
        await().atMost(5, SECONDS).until(() -> verify().valid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "hang",
                "{\"issuer\":\"https://other.test\",\"jwks\":KEYS}",
                "{\"issuer\":\"ISSUER/\",\"jwks\":KEYS}",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks\":KEYS,\"jwks_uri\":\"ISSUER/jwks\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://sealrail.test/.well-known/jwks.json\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER/nowhere\"}"
            })
    void doesNotKnowAnIssuerWhoseMetadataIsNotItsOwn(String body) {
        String keys = jwks(jwk(issuer.key(), "key-1")).toString();
        StandIn.serve(metadataPath(), body.replace("ISSUER", issuer.did()).replace("KEYS", keys));
        refused("ISSUER_UNRESOLVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=1", "#x", "/../y", "/%2e%2e/z"})
    void doesNotKnowAnIssuerWhoseAddressIsNotPlain(String suffix) {
        serve(metadata().set("jwks", jwks(jwk(issuer.key(), "key-1"))));
        Answer answer = Answer.ofSdJwt(TestSdJwt.of(issuer)
                .payload(payload -> payload.put("iss", issuer.did() + suffix))
                .sign());
        assertTrue(answer.codes().contains("ISSUER_UNRESOLVED"), () -> answer.codes()
                .toString());
        assertFalse(answer.valid());
    }

    @ParameterizedTest
    @CsvSource({"KEY_NOT_FOUND,{}", "KEY_UNSUPPORTED,d", "KEY_UNSUPPORTED,twice", "KEY_UNSUPPORTED,enc"})
    void refusesAKeySetThatHasNotOneGoodKeyOfTheName(String code, String kind) {
        ObjectNode key = jwk(issuer.key(), "key-1");
        ArrayNode keys = JSON.arrayNode();
        switch (kind) {
            case "d" -> keys.add(key.put("d", "AAAA"));
            case "twice" -> keys.add(key).add(key.deepCopy());
            case "enc" -> keys.add(key.put("use", "enc"));
            default -> keys.addObject();
        }
        serve(metadata().set("jwks", JSON.objectNode().set("keys", keys)));
        refused(code);
    }

    @Test
    void followsTheListOfTheIssuerAndOfNobodyElse() {
        serve(metadata().set("jwks", jwks(jwk(issuer.key(), "key-1"))));
        String list = issuer.did() + "/list";
        String compact = TestSdJwt.of(issuer).withStatusAt(list, 5).sign();
        TestTokenList.at(issuer, list).serve();
        assertTrue(Answer.ofSdJwt(compact).valid());
        changed(
                compact,
                "SUSPENDED",
                TestTokenList.at(issuer, list).status(5, 2).sign());
        changed(
                compact,
                "STATUS_LIST_UNVERIFIED",
                TestTokenList.at(
                                new TestIssuer(
                                        issuer.did(),
                                        "key-1",
                                        TestIssuer.didKey().key()),
                                list)
                        .sign());
        changed(
                compact,
                "STATUS_LIST_OF_ANOTHER_ISSUER",
                TestTokenList.at(issuer, list)
                        .payload(claims -> claims.put("iss", "https://other.test"))
                        .sign());
        changed(
                compact,
                "STATUS_LIST_OF_ANOTHER_ADDRESS",
                TestTokenList.at(issuer, list + "2").sign());
    }

    /** Whoever signs with a key of their own makes us ask for the metadata, and for nothing after it. */
    @Test
    void asksForNoListBeforeTheSignatureIsGood() {
        serve(metadata().set("jwks", jwks(jwk(issuer.key(), "key-1"))));
        TestSdJwt sdJwt = TestSdJwt.of(issuer).withStatusAt(issuer.did() + "/list", 5);
        Answer answer = Answer.ofSdJwt(sdJwt.signBy(TestIssuer.didKey().key()));
        assertTrue(answer.codes().containsAll(List.of("SIGNATURE_INVALID", "STATUS_NOT_CHECKED")));
        assertEquals(0, StandIn.asked(path + "/list"));
    }

    /** Nor for the metadata, where the text could be valid under no key. */
    @Test
    void asksForNothingWhereTheFormIsWrong() {
        List<UnaryOperator<TestSdJwt>> wrong = List.of(
                sdJwt -> sdJwt.header(header -> header.put("typ", "JWT")),
                sdJwt -> sdJwt.header(header -> header.remove("kid")),
                sdJwt -> sdJwt.payload(payload -> payload.remove("vct")),
                sdJwt -> sdJwt.hide("exp", JSON.numberNode(1)),
                sdJwt -> sdJwt.with(TestSdJwt.disclosure("admin", JSON.booleanNode(true))));
        wrong.forEach(bend -> assertFalse(
                Answer.ofSdJwt(bend.apply(TestSdJwt.of(issuer)).sign()).signature()));
        assertEquals(0, StandIn.asked(metadataPath()));
    }

    private void changed(String compact, String code, String list) {
        StandIn.serve(path + "/list", list);
        await().atMost(5, SECONDS).until(() -> Answer.ofSdJwt(compact).codes().contains(code));
        assertFalse(Answer.ofSdJwt(compact).valid());
    }

    private Answer verify() {
        return Answer.ofSdJwt(TestSdJwt.of(issuer).sign());
    }

    private void refused(String code) {
        Answer answer = verify();
        assertTrue(answer.codes().contains(code), () -> code + " is not among " + answer.codes());
        assertFalse(answer.valid());
        assertFalse(answer.signature());
    }

    private ObjectNode metadata() {
        return JSON.objectNode().put("issuer", issuer.did());
    }

    private void serve(JsonNode metadata) {
        StandIn.serve(metadataPath(), metadata.toString());
    }

    private String metadataPath() {
        return "/.well-known/jwt-vc-issuer" + path;
    }

    private static ObjectNode jwks(ObjectNode key) {
        ObjectNode jwks = JSON.objectNode();
        jwks.putArray("keys").add(key);
        return jwks;
    }

    private static ObjectNode jwk(Ed25519KeyPair key, String keyId) {
        return JSON.objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", keyId)
                .put("x", Base64Url.encode(key.publicKey()));
    }
}
