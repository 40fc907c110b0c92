package io.sealrail.credential.sdjwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.provider.Arguments;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Signer;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** SD-JWTs of any content, sound or not. */
final class TestSdJwt {

    static final String ISSUER_DID = "did:web:issuer.example";
    static final Signer ISSUER = Ed25519KeyPair.fromSeed(filled(1)).signer(ISSUER_DID + "#key-1");
    private static final Ed25519KeyPair HOLDER_KEY = Ed25519KeyPair.fromSeed(filled(2));
    static final Signer HOLDER = HOLDER_KEY.signer("did:jwk:holder#0");

    private static final Duration SOON = Duration.ofSeconds(5);

    private TestSdJwt() {}

    static ObjectNode issuerJwk() {
        return jwk(Ed25519KeyPair.fromSeed(filled(1)));
    }

    static ObjectNode holderJwk() {
        return jwk(HOLDER_KEY);
    }

    /** A disclosure whose salt is made from the name. */
    static Disclosure member(String name, JsonNode value) {
        return Disclosure.of(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 16), name, value);
    }

    static Disclosure element(int salt, JsonNode value) {
        return Disclosure.of(Arrays.copyOf(filled(salt), 16), null, value);
    }

    /** The payload as it stands, signed, and the encoded disclosures. */
    static String compact(String payload, String... disclosures) {
        return Arrays.stream(disclosures)
                .map(disclosure -> disclosure + '~')
                .collect(Collectors.joining(
                        "",
                        CompactJws.sign(CompactJws.header("dc+sd-jwt", ISSUER), Vectors.parse(payload), ISSUER) + '~',
                        ""));
    }

    static String unsigned(String header, String payload) {
        return encode(header) + '.' + encode(payload) + '.';
    }

    static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sd(Disclosure... disclosures) {
        return Arrays.stream(disclosures)
                .map(disclosure -> "\"" + disclosure.digest() + "\"")
                .collect(Collectors.joining(",", "{\"_sd\":[", "]}"));
    }

    static String placeholder(Disclosure disclosure) {
        return "{\"...\":\"" + disclosure.digest() + "\"}";
    }

    static String disclosed(Disclosure... disclosures) {
        return compact(
                sd(disclosures),
                Arrays.stream(disclosures).map(Disclosure::encoded).toArray(String[]::new));
    }

    static Arguments forged(String what, Fault fault, String compact) {
        return arguments(what.length() > 60 ? what.substring(0, 60) : what, fault, compact);
    }

    static void assertRejected(Fault fault, String compact) {
        MalformedSdJwtException rejected = assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(MalformedSdJwtException.class, () -> SdJwt.parse(compact)
                        .disclosedClaims()));

        assertEquals(fault, rejected.fault(), rejected.getMessage());
    }

    static JsonNode read(String compact) {
        return assertTimeoutPreemptively(SOON, () -> SdJwt.parse(compact).disclosedClaims());
    }

    private static ObjectNode jwk(Ed25519KeyPair pair) {
        return Vectors.parse("{}").put("kty", "OKP").put("crv", "Ed25519").put("x", Base64Url.encode(pair.publicKey()));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
