package io.sealrail.credential.sdjwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.sdjwt.KeyBinding.Fault;

import static io.sealrail.credential.sdjwt.TestSdJwt.HOLDER;
import static io.sealrail.credential.sdjwt.TestSdJwt.ISSUER;
import static io.sealrail.credential.sdjwt.TestSdJwt.holderJwk;
import static io.sealrail.credential.sdjwt.TestSdJwt.member;
import static org.junit.jupiter.api.Assertions.assertEquals;

class KeyBindingTest {

    private static final Instant NOW = Instant.parse("2026-05-24T12:00:00Z");
    private static final String VERIFIER = "https://verifier.example.org";
    private static final KeyBinding.Expected EXPECTED =
            KeyBinding.Expected.at(NOW, Duration.ofMinutes(5), Duration.ofSeconds(30), VERIFIER, "nonce-1");
    private static final String ISSUED = SdJwtIssuer.sign(
            Vectors.parse("{\"cnf\":{\"jwk\":" + holderJwk() + "}}"),
            List.of(member("a", new TextNode("1")), member("b", new TextNode("2"))),
            ISSUER,
            "dc+sd-jwt");

    @Test
    void showsThatTheHolderShowsIt() {
        String presented =
                SdJwt.parse(ISSUED).present(disclosure -> disclosure.name().equals("b"));
        SdJwt bound = SdJwt.parse(KeyBinding.bind(presented, VERIFIER, "nonce-1", NOW, HOLDER));

        assertEquals(Optional.empty(), check(bound));
        assertEquals("2", bound.disclosedClaims().get("b").asText());
        assertEquals(2, bound.disclosedClaims().size());
    }

    @Test
    void isOfTheseDisclosuresOnly() {
        SdJwt issued = SdJwt.parse(ISSUED);
        String one = issued.present(disclosure -> disclosure.name().equals("a"));
        String binding = KeyBinding.bind("", VERIFIER, "nonce-1", NOW, HOLDER);
        String bound = KeyBinding.bind(one, VERIFIER, "nonce-1", NOW, HOLDER).substring(one.length());

        assertEquals(Optional.of(Fault.WRONG_HASH), check(SdJwt.parse(ISSUED + bound)));
        assertEquals(Optional.of(Fault.WRONG_HASH), check(SdJwt.parse(issued.present(d -> false) + bound)));
        assertEquals(Optional.of(Fault.WRONG_HASH), check(SdJwt.parse(ISSUED + binding)));
        assertEquals(Optional.of(Fault.ABSENT), check(issued));
    }

    @ParameterizedTest
    @CsvSource({
        "aud, '\"https://other.example.org\"', WRONG_AUDIENCE",
        "aud, '[\"https://verifier.example.org\"]', WRONG_AUDIENCE",
        "aud, null, WRONG_AUDIENCE",
        "nonce, '\"nonce-2\"', WRONG_NONCE",
        "nonce, 1, WRONG_NONCE",
        "sd_hash, '\"\"', WRONG_HASH",
        "sd_hash, 7, WRONG_HASH",
        "iat, '\"1779624000\"', NOT_FRESH",
        "iat, null, NOT_FRESH",
        "iat, 1779623699, NOT_FRESH",
        "iat, 1779624031, NOT_FRESH",
        "iat, 1e999, NOT_FRESH"
    })
    void refusesOtherClaims(String name, String value, Fault fault) {
        assertEquals(Optional.of(fault), check(forged(header -> header, claims ->
                (ObjectNode) claims.set(name, Vectors.any(value)))));
        if (!value.equals("null")) {
            assertEquals(
                    Optional.of(fault), check(forged(header -> header, claims -> (ObjectNode) claims.without(name))));
        }
    }

    /** RFC 7519, 4.1.4 and 4.1.5: times that it need not have count when it has them. */
    @ParameterizedTest
    @CsvSource({
        "exp, 1779623970, false",
        "exp, 1, false",
        "exp, '\"1779624000\"', false",
        "exp, null, false",
        "exp, 1779623971, true",
        "exp, 1779627600, true",
        "nbf, 1779624031, false",
        "nbf, 9e99, false",
        "nbf, '\"0\"', false",
        "nbf, 1779624030, true",
        "nbf, 1779623999.5, true"
    })
    void countsTheOtherTimesToo(String name, String value, boolean fresh) {
        assertEquals(fresh ? Optional.empty() : Optional.of(Fault.NOT_FRESH), check(forged(header -> header, claims ->
                (ObjectNode) claims.set(name, Vectors.any(value)))));
    }

    @ParameterizedTest
    @CsvSource({"1779623700", "1779624030", "1779623999.5"})
    void letsTheHoldersClockDiffer(String iat) {
        assertEquals(Optional.empty(), check(forged(header -> header, claims ->
                (ObjectNode) claims.set("iat", Vectors.any(iat)))));
    }

    @Test
    void refusesAnotherTypeKeyOrAlgorithm() {
        assertEquals(
                Optional.of(Fault.WRONG_TYPE), check(forged(header -> header.put("typ", "JWT"), claims -> claims)));
        assertEquals(
                Optional.of(Fault.WRONG_TYPE),
                check(forged(header -> (ObjectNode) header.without("typ"), claims -> claims)));
        SdJwt other = SdJwt.parse(KeyBinding.bind(ISSUED, VERIFIER, "nonce-1", NOW, ISSUER));
        assertEquals(Optional.of(Fault.WRONG_SIGNATURE), check(other));
        String none = TestSdJwt.unsigned("{\"alg\":\"none\",\"typ\":\"kb+jwt\"}", "{}");
        assertEquals(Optional.of(Fault.WRONG_SIGNATURE), check(SdJwt.parse(ISSUED + none)));
    }

    private static Optional<Fault> check(SdJwt presentation) {
        Jwk key = Jwk.parse((ObjectNode) presentation.disclosedClaims().at("/cnf/jwk"));
        return KeyBinding.check(presentation, key, EXPECTED);
    }

    private static SdJwt forged(UnaryOperator<ObjectNode> header, UnaryOperator<ObjectNode> claims) {
        String bound = KeyBinding.bind(ISSUED, VERIFIER, "nonce-1", NOW, HOLDER);
        Jws binding = Jws.parse(SdJwt.parse(bound).keyBindingJwt().orElseThrow());
        return SdJwt.parse(ISSUED
                + CompactJws.sign(
                        header.apply(binding.header().deepCopy()),
                        claims.apply(binding.payload().deepCopy()),
                        HOLDER));
    }
}
