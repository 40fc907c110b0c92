package io.sealrail.credential.sdjwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The examples of RFC 9901: issued, presented, and bound to a key. */
class SdJwtVectorsTest {

    private static final String FOLDER = "vectors/sd-jwt-rfc9901/";
    private static final List<String> ADDED = List.of("iss", "iat", "exp", "cnf");
    private static final Jwk ISSUER =
            key("b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ", "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8");
    private static final Jwk HOLDER =
            key("TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc", "ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address_only_flat",
                "address_only_recursive",
                "address_only_structured",
                "address_only_structured_one_open",
                "arf-pid",
                "complex_eidas",
                "complex_eidas_proposal",
                "complex_ekyc",
                "jsonld",
                "simple",
                "simple_structured",
                "w3c-vc",
                "w3c-vc_for_slide_deck"
            })
    void readsWhatWasIssuedAndPresented(String example) {
        SdJwt issued = SdJwt.parse(compact(example, "sd_jwt_issuance.txt"));
        SdJwt presented = SdJwt.parse(compact(example, "sd_jwt_presentation.txt"));

        assertTrue(ISSUER.verifies(issued.issuerSigned()));
        assertEquals(json(example, "sd_jwt_payload.json"), issued.issuerSigned().payload());
        assertEquals(compact(example, "sd_jwt_jws_part.txt"), issued.issuerSignedJwt());
        assertEquals(issued.issuerSignedJwt(), presented.issuerSignedJwt());
        assertEquals(json(example, "verified_contents.json"), presented.disclosedClaims());
        assertEquals(userClaims(example), without(issued.disclosedClaims(), userClaims(example)));
        everyDigestIsMadeAgain(issued);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arf-pid", "jsonld", "simple", "w3c-vc"})
    void checksTheKeyBinding(String example) {
        SdJwt presented = SdJwt.parse(compact(example, "sd_jwt_presentation.txt"));
        Jws binding = Jws.parse(presented.keyBindingJwt().orElseThrow());
        long iat = binding.payload().get("iat").asLong();

        assertEquals(
                compact(example, "kb_jwt_serialized.txt"),
                presented.keyBindingJwt().orElseThrow());
        assertEquals(json(example, "kb_jwt_header.json"), binding.header());
        assertEquals(json(example, "kb_jwt_payload.json"), binding.payload());
        assertEquals(
                HOLDER.toJson(),
                Jwk.parse((ObjectNode) presented.disclosedClaims().at("/cnf/jwk"))
                        .toJson());
        assertEquals(Optional.empty(), KeyBinding.check(presented, HOLDER, expected(iat)));
        assertEquals(Optional.of(KeyBinding.Fault.WRONG_SIGNATURE), KeyBinding.check(presented, ISSUER, expected(iat)));
    }

    @Test
    void readsTheJsonSerializationOnceItIsCompact() {
        SdJwt presented = SdJwt.parse(compactOfJson("sd_jwt_presentation.json"));
        SdJwt issued = SdJwt.parse(compactOfJson("sd_jwt_issuance.json"));
        long iat = json("json_serialization_flattened", "kb_jwt_payload.json")
                .get("iat")
                .asLong();

        assertTrue(ISSUER.verifies(issued.issuerSigned()));
        assertEquals(json("json_serialization_flattened", "verified_contents.json"), presented.disclosedClaims());
        assertEquals(Optional.empty(), KeyBinding.check(presented, HOLDER, expected(iat)));
        everyDigestIsMadeAgain(issued);
    }

    /** From salt, name and value alone, the digest is another (the examples have spaces); from the text as it travels the same. */
    private static void everyDigestIsMadeAgain(SdJwt issued) {
        List<String> digests = new ArrayList<>(digests(issued.issuerSigned().payload()));
        issued.disclosures().forEach(disclosure -> digests.addAll(digests(disclosure.value())));
        for (Disclosure disclosure : issued.disclosures()) {
            Disclosure again = Disclosure.of(new byte[16], disclosure.name(), disclosure.value());
            assertTrue(digests.contains(disclosure.digest()));
            assertEquals(disclosure, Disclosure.parse(disclosure.encoded()));
            assertEquals(disclosure.value(), Disclosure.parse(again.encoded()).value());
            assertNotEquals(disclosure.digest(), again.digest());
            assertFalse(digests.contains(again.digest()));
        }
    }

    private static List<String> digests(JsonNode value) {
        List<String> found = new ArrayList<>();
        value.findValues("_sd").forEach(array -> array.forEach(digest -> found.add(digest.asText())));
        value.findValues("...").forEach(digest -> found.add(digest.asText()));
        value.forEach(child -> found.addAll(digests(child)));
        return found;
    }

    private static ObjectNode without(ObjectNode claims, ObjectNode user) {
        return claims.without(ADDED.stream().filter(name -> !user.has(name)).toList());
    }

    private static ObjectNode userClaims(String example) {
        return json(example, "user_claims.json");
    }

    private static ObjectNode json(String example, String file) {
        return Vectors.object(FOLDER + example + '/' + file);
    }

    private static String compact(String example, String file) {
        return Vectors.text(FOLDER + example + '/' + file).replaceAll("\\s", "");
    }

    private static String compactOfJson(String file) {
        ObjectNode json = Vectors.parse(compact("json_serialization_flattened", file));
        StringBuilder compact = new StringBuilder();
        List.of("protected", "payload", "signature").forEach(part -> compact.append(compact.isEmpty() ? "" : ".")
                .append(json.get(part).asText()));
        json.at("/header/disclosures").forEach(disclosure -> compact.append('~').append(disclosure.asText()));
        return compact.append('~').append(json.at("/header/kb_jwt").asText()).toString();
    }

    private static KeyBinding.Expected expected(long iat) {
        return new KeyBinding.Expected(
                "https://verifier.example.org",
                "1234567890",
                Instant.ofEpochSecond(iat),
                Instant.ofEpochSecond(iat),
                Instant.ofEpochSecond(iat));
    }

    private static Jwk key(String x, String y) {
        return Jwk.parse(Vectors.parse("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}"));
    }
}
