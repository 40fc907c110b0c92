package io.sealrail.stack.wallet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HeldCredentialTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 9901, section 4.2.1: the disclosure of the family name. */
    private static final String FAMILY_NAME = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";

    private final String given = encode("[\"2GLC42sKQveCfGfryNRN9w\", \"given_name\", \"John\"]");
    private final HeldCredential held =
            HeldCredential.of(encode("{}") + "." + encode("{\"a\":1}") + ".c2ln~" + given + "~" + FAMILY_NAME + "~");
    private final HolderKey key = HolderKey.generate();

    @Test
    void tellsOnlyWhatItIsAskedTo() {
        assertEquals(held.issuerSignedJwt() + "~" + FAMILY_NAME + "~", held.present(Set.of("family_name")));
        assertEquals(held.issuerSignedJwt() + "~", held.present(Set.of()));
        assertEquals("John", held.claim("given_name").asText());
        assertEquals(1, held.payload().path("a").asInt());
    }

    @Test
    void bindsWhatItPresents() throws Exception {
        String presentation = held.present(Set.of("family_name"), key, "n-1", "https://verifier.example");
        String presented = held.present(Set.of("family_name"));
        assertTrue(presentation.startsWith(presented), presentation);
        JsonNode proof = verified(presentation.substring(presented.length()), "kb+jwt");
        assertEquals("n-1", proof.path("nonce").asText());
        assertEquals("https://verifier.example", proof.path("aud").asText());
        assertEquals(Digests.sha256(presented), proof.path("sd_hash").asText());
    }

    /** RFC 9901, section 4.2.3, gives this digest. */
    @Test
    void digestsAsTheStandardDoes() {
        assertEquals("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0", Digests.sha256(FAMILY_NAME));
    }

    @Test
    void provesToTheIssuerThatItHasTheKey() throws Exception {
        HolderProof proof = new HolderProof("https://notary.example", "e-1", "profile", "value", List.of("b", "a"));
        JsonNode claims = verified(proof.signedWith(key), "kb+jwt");
        assertEquals(key.did(), claims.path("sub").asText());
        assertEquals("[\"b\",\"a\"]", claims.path("claims").toString());
        assertEquals(Digests.sha256("value"), claims.path("disclosure").asText());
        assertEquals(120, claims.path("exp").asLong() - claims.path("iat").asLong());
    }

    private JsonNode verified(String jws, String type) throws Exception {
        String[] parts = jws.split("\\.");
        assertEquals(type, JSON.readTree(decode(parts[0])).path("typ").asText());
        String encodedKey = key.publicJwk().path("x").asText();
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(decode(encodedKey)));
        byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        verifier.update(input, 0, input.length);
        assertTrue(verifier.verifySignature(decode(parts[2])));
        return JSON.readTree(decode(parts[1]));
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
