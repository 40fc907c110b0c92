package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HolderProofTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.750Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final HolderProof.Subject SUBJECT = new HolderProof.Subject(
            "https://notary.test",
            "01HX7Y5F2WAJ7ZP0Q4M5K9E8NC",
            "farmer_sd_jwt",
            DisclosureMode.VALUE,
            List.of("farm-size", "farmer-is-registered"));

    private static final TestHolder HOLDER = TestHolder.create();
    private static final HolderKey KEY = HolderKeyTest.key(HOLDER.did());

    @Test
    void takesAGoodProof() {
        ObjectNode claims = claims();
        HolderProof proof = check(HOLDER.proof(claims));
        assertEquals(claims.path("jti").textValue(), proof.id());
        assertEquals(SECONDS + 120, proof.expiresAt().getEpochSecond());
    }

    @Test
    void takesTheNewNameOfTheAlgorithmAndAudiencesInAnArray() {
        ObjectNode claims = claims();
        claims.putArray("aud").add("https://elsewhere.test").add(SUBJECT.audience());
        check(HOLDER.proof(claims, header -> header.put("alg", "Ed25519").put("kid", HOLDER.did() + "#0")));
    }

    @ParameterizedTest
    @CsvSource({"-120,1", "-120,300", "0,1", "30,1", "30,300", "0,300"})
    void takesTimesUpToTheirLimits(long issuedIn, long life) {
        ObjectNode claims = claims();
        long issuedAt = SECONDS + issuedIn;
        long expiresAt = Math.max(issuedAt + life, SECONDS + 1);
        check(HOLDER.proof(claims.put("iat", issuedAt).put("exp", expiresAt)));
    }

    @ParameterizedTest
    @CsvSource({
        "-121,60,iat is too far",
        "31,60,iat is too far",
        "-9000000000,60,iat is too far",
        "0,0,exp is not soon",
        "0,-1,exp is not soon",
        "0,301,exp is not soon",
        "-120,120,it has expired",
        "-120,119,it has expired",
        "-120,301,exp is not soon"
    })
    void refusesOtherTimes(long issuedIn, long life, String rule) {
        long issuedAt = SECONDS + issuedIn;
        refuses(HOLDER.proof(claims().put("iat", issuedAt).put("exp", issuedAt + life)), rule);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                change("typ", header -> header.put("typ", "JWT")),
                change("typ", header -> header.put("typ", "KB+JWT")),
                change("typ", header -> header.put("typ", "application/kb+jwt")),
                change("typ", header -> header.remove("typ")),
                change("typ", (Consumer<ObjectNode>)
                        header -> header.putArray("typ").add("kb+jwt")),
                change("not a compact JWT", (Consumer<ObjectNode>)
                        header -> header.putArray("crit").add("b64")),
                change("not a compact JWT", header -> header.putArray("crit")),
                change("not allowed", header -> header.put("jku", "https://evil.test/keys")),
                change("not allowed", header -> header.set("jwk", HOLDER.publicJwk())),
                change("not allowed", header -> header.put("x5u", "https://evil.test/x")),
                change("not allowed", (Consumer<ObjectNode>)
                        header -> header.putArray("x5c").add("MIIB")),
                change("not allowed", header -> header.put("b64", false)),
                change("not allowed", header -> header.put("b64", true)),
                change("not signed", header -> header.put("alg", "none")),
                change("not signed", header -> header.put("alg", "HS256")),
                change("not signed", header -> header.put("alg", "ES256")),
                change("not signed", header -> header.put("alg", "RS256")),
                change("not signed", header -> header.put("alg", "eddsa")),
                change("not signed", header -> header.put("alg", "Ed448")),
                change("not signed", header -> header.putNull("alg")),
                change("not signed", header -> header.remove("alg")));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void refusesOtherHeaders(String rule, Consumer<ObjectNode> change) {
        refuses(HOLDER.proof(claims(), change), rule);
    }

    static Stream<Arguments> claimChanges() {
        return Stream.of(
                change("sub", (Consumer<ObjectNode>)
                        claims -> claims.put("sub", TestHolder.create().did())),
                change("sub", claims -> claims.put("sub", HOLDER.did() + "#0")),
                change("sub", claims -> claims.remove("sub")),
                change("sub", (Consumer<ObjectNode>)
                        claims -> claims.putArray("sub").add(HOLDER.did())),
                change("aud", claims -> claims.put("aud", "https://elsewhere.test")),
                change("aud", claims -> claims.put("aud", SUBJECT.audience() + "/")),
                change("aud", claims -> claims.putArray("aud")),
                change("aud", (Consumer<ObjectNode>)
                        claims -> claims.putArray("aud").add(SUBJECT.audience()).add(1)),
                change("aud", claims -> claims.putNull("aud")),
                change("evaluation_id", claims -> claims.put("evaluation_id", "01HX")),
                change("evaluation_id", claims -> claims.remove("evaluation_id")),
                change("credential_profile", (Consumer<ObjectNode>)
                        claims -> claims.put("credential_profile", "another")),
                change("credential_profile", claims -> claims.remove("credential_profile")),
                change("disclosure", claims -> claims.put("disclosure", "value")),
                change("disclosure", (Consumer<ObjectNode>)
                        claims -> claims.put("disclosure", TestHolder.digest("predicate"))),
                change("disclosure", (Consumer<ObjectNode>)
                        claims -> claims.put("disclosure", TestHolder.digest("value") + "=")),
                change("disclosure", claims -> claims.remove("disclosure")),
                change("claims", claims -> claims.remove("claims")),
                change("claims", claims -> claims.put("claims", "farm-size")),
                change("claims", (Consumer<ObjectNode>)
                        claims -> claims.withArray("claims").remove(0)),
                change("claims", (Consumer<ObjectNode>)
                        claims -> claims.withArray("claims").add("x")),
                change("claims", claims -> claims.putArray("claims")
                        .add("farmer-is-registered")
                        .add("farm-size")));
    }

    static Stream<Arguments> idsAndTimes() {
        return Stream.of(
                change("jti is missing", claims -> claims.remove("jti")),
                change("jti is missing", claims -> claims.put("jti", "")),
                change("jti is missing", claims -> claims.put("jti", "  ")),
                change("jti is missing", claims -> claims.put("jti", 7)),
                change("jti is of a kind", (Consumer<ObjectNode>)
                        claims -> claims.put("jti", "urn:ulid:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC")),
                change("iat is not", claims -> claims.remove("iat")),
                change("iat is not", claims -> claims.put("iat", Long.toString(SECONDS))),
                change("iat is not", claims -> claims.put("iat", SECONDS + 0.5)),
                change("exp is not whole", claims -> claims.remove("exp")),
                change("exp is not whole", claims -> claims.put("exp", "soon")),
                change("time has not come", claims -> claims.put("nbf", SECONDS + 31)),
                change("nbf is not", claims -> claims.put("nbf", "now")));
    }

    @ParameterizedTest
    @MethodSource({"claimChanges", "idsAndTimes"})
    void refusesOtherClaims(String rule, Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);
        refuses(HOLDER.proof(claims), rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "e30.e30.", "e30.e30.e30.e30.e30", "bnVsbA.e30.AA"})
    void refusesWhatIsNoCompactJwt(String text) {
        assertEquals("credential.holder_proof_required", refused(text).code());
    }

    @Test
    void refusesMembersThatComeTwice() {
        String header = TestHolder.header().toString();
        String payload = claims().toString();
        String doubledHeader = header.replaceFirst("\\{", "{\"typ\":\"kb+jwt\",");
        String doubledClaim = payload.replaceFirst("\\{", "{\"jti\":\"another\",");
        refuses(HOLDER.sign(doubledHeader, payload), "not a compact JWT");
        refuses(HOLDER.sign(header, doubledClaim), "not a compact JWT");
        refuses(HOLDER.sign(header, payload + "{}"), "not a compact JWT");
        refuses(HOLDER.sign(header, "[" + payload + "]"), "not a compact JWT");
    }

    @Test
    void refusesNumbersBeyondALong() {
        String payload = claims().toString().replace("\"iat\":" + SECONDS, "\"iat\":99999999999999999999");
        refuses(HOLDER.sign(TestHolder.header().toString(), payload), "iat is not");
        String exponent = claims().toString().replace("\"iat\":" + SECONDS, "\"iat\":1e400");
        refuses(HOLDER.sign(TestHolder.header().toString(), exponent), "iat is not");
    }

    @Test
    void refusesHugeTokens() {
        refuses(HOLDER.proof(claims().put("filler", "x".repeat(17_000))), "too long");
    }

    @Test
    void refusesDeepNesting() {
        String nested = "[".repeat(4_000) + "]".repeat(4_000);
        String payload = claims().toString().replaceFirst("\\{", "{\"deep\":" + nested + ",");
        assertEquals(
                "credential.holder_proof_required",
                refused(HOLDER.sign(TestHolder.header().toString(), payload)).code());
    }

    @Test
    void refusesAnotherKeysSignatureAndChangedBytes() {
        refuses(TestHolder.create().proof(claims()), "not signed");
        String proof = HOLDER.proof(claims());
        List<String> parts = TestHolder.parts(proof);
        String later = TestHolder.encode(claims().put("exp", SECONDS + 200).toString());
        refuses(parts.get(0) + '.' + later + '.' + parts.get(2), "not signed");
        refuses(parts.get(0) + '.' + parts.get(1) + '.', "not signed");
        refuses(proof + "=", "not a compact JWT");
        refuses(proof.replace('.', '~'), "not a compact JWT");
    }

    private static Arguments change(String rule, Consumer<ObjectNode> change) {
        return arguments(rule, change);
    }

    private static ObjectNode claims() {
        return HOLDER.claims(SUBJECT, NOW);
    }

    private static HolderProof check(String proof) {
        return HolderProof.check(proof, KEY, SUBJECT, NOW);
    }

    private static Problem refused(String proof) {
        return assertThrows(Problem.class, () -> check(proof));
    }

    private static void refuses(String proof, String rule) {
        Problem refused = refused(proof);
        assertEquals(400, refused.status());
        assertEquals("credential.holder_proof_required", refused.code());
        assertTrue(refused.getMessage().contains(rule), refused.getMessage());
    }
}
