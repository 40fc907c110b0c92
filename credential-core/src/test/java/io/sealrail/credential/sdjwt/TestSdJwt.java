package io.sealrail.credential.sdjwt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Signer;

/** SD-JWTs of any content, sound or not. */
final class TestSdJwt {

    static final String ISSUER_DID = "did:web:issuer.example";
    static final Signer ISSUER = Ed25519KeyPair.fromSeed(filled(1)).signer(ISSUER_DID + "#key-1");
    private static final Ed25519KeyPair HOLDER_KEY = Ed25519KeyPair.fromSeed(filled(2));
    static final Signer HOLDER = HOLDER_KEY.signer("did:jwk:holder#0");

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

    private static ObjectNode jwk(Ed25519KeyPair pair) {
        return Vectors.parse("{}").put("kty", "OKP").put("crv", "Ed25519").put("x", Base64Url.encode(pair.publicKey()));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
