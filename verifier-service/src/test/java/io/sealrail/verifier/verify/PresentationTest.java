package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.CompactJws;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.TestHolder;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;
import io.sealrail.verifier.TestTokenList;

import static io.sealrail.verifier.TestHolder.AUDIENCE;
import static io.sealrail.verifier.TestHolder.NONCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** SD-JWT VCs that their holders present (RFC 9901, 7.3). */
@OnStack
class PresentationTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final TestHolder HOLDER = TestHolder.create();

    private final TestIssuer issuer = TestIssuer.ofPlatform().serve();

    @Test
    void acceptsWhatItsHolderMadeForThisAudienceAndMoment() {
        TestTokenList.of(issuer, "presented").serve();
        TestSdJwt sdJwt = TestSdJwt.of(issuer).boundTo(HOLDER).withStatus("presented", 3);
        String shown =
                TestSdJwt.replaced(sdJwt.sign(), sdJwt.disclosures().get(0).encoded());
        Answer answer = Answer.ofPresentation(HOLDER.present(shown), NONCE, AUDIENCE);
        assertEquals(
                List.of(
                        "DOCUMENT_COMPLETE",
                        "DISCLOSURES_FIT",
                        "ISSUER_RESOLVED",
                        "KEY_VALID",
                        "SIGNATURE_VALID",
                        "KEY_BINDING_VALID",
                        "WITHIN_VALIDITY",
                        "NOT_REVOKED",
                        "ANCHOR_NOT_KNOWN"),
                answer.codes());
        assertTrue(answer.valid());
        assertTrue(answer.json().get("claims").has("farm"));
        assertFalse(answer.json().get("claims").has("herd"));
    }

    @Test
    void tellsARevokedCredentialFromOneThatSomebodyElsePresents() {
        TestTokenList.of(issuer, "presentedrevoked").status(3, 1).serve();
        String sdJwt = TestSdJwt.of(issuer)
                .boundTo(HOLDER)
                .withStatus("presentedrevoked", 3)
                .sign();
        Answer answer = Answer.ofPresentation(HOLDER.present(sdJwt), NONCE, AUDIENCE);
        assertTrue(answer.codes().containsAll(List.of("KEY_BINDING_VALID", "REVOKED")));
        assertTrue(answer.signature());
        assertFalse(answer.valid());
        Answer others = Answer.ofPresentation(TestHolder.create().present(sdJwt), NONCE, AUDIENCE);
        assertTrue(others.codes().containsAll(List.of("KEY_BINDING_SIGNATURE_INVALID", "REVOKED")));
        assertFalse(others.signature());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofBindings", "ofHolders"})
    void refusesEveryOtherBinding(String code, BiFunction<PresentationTest, String, String> forge) {
        String sdJwt = TestSdJwt.of(issuer).boundTo(HOLDER).sign();
        refused(code, forge.apply(this, sdJwt));
    }

    static Stream<Arguments> ofBindings() {
        return Stream.of(
                forged("KEY_BINDING_MISSING", (test, sdJwt) -> sdJwt),
                forged("KEY_BINDING_TYPE_WRONG", (test, sdJwt) -> withType(sdJwt, "JWT")),
                forged("KEY_BINDING_SIGNATURE_INVALID", (test, sdJwt) -> TestHolder.create()
                        .present(sdJwt)),
                forged("KEY_BINDING_OF_ANOTHER_PRESENTATION", (test, sdJwt) -> {
                    String whole = HOLDER.present(sdJwt);
                    return TestSdJwt.replaced(sdJwt) + whole.substring(whole.lastIndexOf('~') + 1);
                }),
                forged(
                        "KEY_BINDING_FOR_ANOTHER_AUDIENCE",
                        (test, sdJwt) -> HOLDER.present(sdJwt, NONCE, "https://thief.test", Instant.now())),
                forged(
                        "KEY_BINDING_NONCE_WRONG",
                        (test, sdJwt) -> HOLDER.present(sdJwt, "nonce-0", AUDIENCE, Instant.now())),
                forged(
                        "KEY_BINDING_NOT_FRESH",
                        (test, sdJwt) -> HOLDER.present(
                                sdJwt, NONCE, AUDIENCE, Instant.now().minus(Duration.ofMinutes(7)))),
                forged(
                        "KEY_BINDING_NOT_FRESH",
                        (test, sdJwt) -> HOLDER.present(
                                sdJwt, NONCE, AUDIENCE, Instant.now().plus(Duration.ofMinutes(2)))),
                forged("SD_JWT_MALFORMED", (test, sdJwt) -> sdJwt + "eyJ"));
    }

    static Stream<Arguments> ofHolders() {
        return Stream.of(
                forged(
                        "HOLDER_NOT_NAMED",
                        (test, sdJwt) ->
                                HOLDER.present(TestSdJwt.of(test.issuer).sign())),
                forged(
                        "HOLDER_KEY_UNSUPPORTED",
                        (test, sdJwt) -> HOLDER.present(
                                test.boundBy(JSON.objectNode().put("kid", "did:web:wallet.test#key-1")))),
                forged("HOLDER_KEY_UNSUPPORTED", (test, sdJwt) -> HOLDER.present(test.boundBy(JSON.textNode("me")))),
                forged(
                        "HOLDER_KEY_MALFORMED",
                        (test, sdJwt) ->
                                HOLDER.present(test.boundBy(JSON.objectNode().put("jwk", "me")))),
                forged(
                        "HOLDER_KEY_MALFORMED",
                        (test, sdJwt) -> HOLDER.present(test.boundBy(
                                JSON.objectNode().set("jwk", HOLDER.jwk().put("d", "AAAA"))))),
                forged(
                        "HOLDER_KEY_MALFORMED",
                        (test, sdJwt) ->
                                HOLDER.present(test.boundBy(JSON.objectNode().put("kid", "did:jwk:e30")))),
                forged(
                        "HOLDER_KEY_MALFORMED",
                        (test, sdJwt) -> HOLDER.present(test.boundBy(JSON.objectNode()
                                .put("kid", TestHolder.create().did())
                                .set("jwk", HOLDER.jwk())))));
    }

    private static Arguments forged(String code, BiFunction<PresentationTest, String, String> forge) {
        return arguments(code, forge);
    }

    @ParameterizedTest
    @CsvSource({",", NONCE + ",", "," + AUDIENCE, "''," + AUDIENCE, NONCE + ",''"})
    void findsNothingValidThatWasNotAskedFor(String nonce, String audience) {
        String shown = HOLDER.present(TestSdJwt.of(issuer).boundTo(HOLDER).sign());
        Answer answer = Answer.ofPresentation(shown, nonce, audience);
        assertTrue(answer.codes().containsAll(List.of("SIGNATURE_VALID", "KEY_BINDING_NOT_ASKED")));
        assertFalse(answer.valid());
        assertFalse(answer.json().has("claims"));
    }

    @Test
    void findsTheHoldersKeyByItsDidAlone() {
        for (String kid : List.of(HOLDER.did(), HOLDER.did() + "#0")) {
            String sdJwt = boundBy(JSON.objectNode().put("kid", kid));
            assertTrue(Answer.ofPresentation(HOLDER.present(sdJwt), NONCE, AUDIENCE)
                    .valid());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ForgedSdJwt.class,
            names = {"PAYLOAD_CHANGED", "DISCLOSURE_CHANGED", "OF_THE_OLD_TYPE", "KEY_REVOKED", "TOO_DEEP"})
    void looksAtNoHolderOfAForgery(ForgedSdJwt forged) {
        Answer answer = Answer.ofPresentation(forged.forge(), NONCE, AUDIENCE);
        assertTrue(answer.codes().containsAll(List.of(forged.code, "KEY_BINDING_NOT_CHECKED", "STATUS_NOT_CHECKED")));
        assertFalse(answer.valid());
        assertFalse(answer.json().has("claims"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"presentation\":null}",
                "{\"presentation\":{}}",
                "{\"presentation\":\"eyJ.eyJ.AA\"}",
                "{\"presentation\":\"a~\",\"nonce\":7}",
                "{\"presentation\":\"a~\",\"audience\":[\"a\"]}"
            })
    void refusesARequestWithoutAPresentation(String body) {
        Answer answer = Answer.toBody("/api/v1/presentations/verify", body);
        assertEquals(400, answer.status());
        assertTrue(answer.json().get("error").isTextual());
        assertTrue(answer.json().get("code").isTextual());
        assertTrue(answer.json().get("request_id").asText().startsWith("req_"));
    }

    private String boundBy(JsonNode confirmation) {
        return TestSdJwt.of(issuer)
                .payload(payload -> payload.set("cnf", confirmation))
                .sign();
    }

    private static String withType(String sdJwt, String type) {
        return sdJwt
                + CompactJws.sign(
                        JSON.objectNode().put("alg", "EdDSA").put("typ", type),
                        JSON.objectNode().put("nonce", NONCE).put("aud", AUDIENCE),
                        HOLDER.key().signer(HOLDER.did()));
    }

    private static void refused(String code, String presentation) {
        Answer answer = Answer.ofPresentation(presentation, NONCE, AUDIENCE);
        assertTrue(answer.codes().contains(code), () -> code + " is not among " + answer.codes());
        assertFalse(answer.valid());
        assertFalse(answer.signature());
        assertFalse(answer.json().has("claims"));
    }
}
