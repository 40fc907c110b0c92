package io.sealrail.credential.sdjwt;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

import static io.sealrail.credential.sdjwt.TestSdJwt.ISSUER;
import static io.sealrail.credential.sdjwt.TestSdJwt.issuerJwk;
import static io.sealrail.credential.sdjwt.TestSdJwt.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SdJwtIssuerTest {

    private static final String TYPE = "dc+sd-jwt";
    private static final ObjectNode PAYLOAD = Vectors.parse("{\"iss\":\"did:web:issuer.example\",\"vct\":\"urn:x\"}");

    @Test
    void hidesWhatIsDisclosedApart() {
        ObjectNode farmed = Vectors.parse("{\"area\":2.5,\"name\":\"Þykkvibær\",\"none\":null}");
        List<Disclosure> disclosures = List.of(member("farmed-land", farmed), member("age", Vectors.any("44")));
        SdJwt issued = SdJwt.parse(SdJwtIssuer.sign(PAYLOAD, disclosures, ISSUER, TYPE));
        ObjectNode payload = issued.issuerSigned().payload();
        List<String> digests =
                List.of(payload.at("/_sd/0").asText(), payload.at("/_sd/1").asText());

        assertTrue(Jwk.parse(issuerJwk()).verifies(issued.issuerSigned()));
        assertEquals(
                Vectors.parse("{\"alg\":\"EdDSA\",\"typ\":\"dc+sd-jwt\",\"kid\":\"did:web:issuer.example#key-1\"}"),
                issued.issuerSigned().header());
        assertEquals("sha-256", payload.get("_sd_alg").asText());
        assertEquals(disclosures.stream().map(Disclosure::digest).sorted().toList(), digests);
        assertEquals(disclosures, issued.disclosures());
        assertEquals(issued.presented(), issued.present(disclosure -> true));
        assertFalse(payload.has("age"));
        ObjectNode all = PAYLOAD.deepCopy();
        all.set("farmed-land", farmed);
        assertEquals(all.put("age", 44), issued.disclosedClaims());
        assertEquals(PAYLOAD, SdJwt.parse(issued.present(d -> false)).disclosedClaims());
        assertEquals(2, PAYLOAD.size(), "the caller's payload is left as it is");
    }

    @Test
    void hasNoDigestsWithoutDisclosures() {
        SdJwt issued = SdJwt.parse(SdJwtIssuer.sign(PAYLOAD, List.of(), ISSUER, TYPE));

        assertEquals(PAYLOAD, issued.issuerSigned().payload());
        assertEquals(issued.issuerSignedJwt() + '~', issued.presented());
        assertTrue(issued.keyBindingJwt().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_sd",
                "...",
                "_sd_alg",
                "iss",
                "aud",
                "nbf",
                "exp",
                "cnf",
                "vct",
                "vct#integrity",
                "aka_vcts",
                "status"
            })
    void refusesReservedNames(String name) {
        assertEquals(Fault.NAME_RESERVED, fault(Vectors.parse("{}"), member(name, new TextNode(""))));
    }

    @Test
    void refusesWhatCouldNotBeRead() {
        Disclosure age = member("age", Vectors.any("44"));
        assertEquals(Fault.NAME_DOUBLED, fault(PAYLOAD, age, age));
        assertEquals(Fault.NAME_DOUBLED, fault(Vectors.parse("{\"age\":1}"), age));
        assertEquals(Fault.DISCLOSURE_MISPLACED, fault(PAYLOAD, TestSdJwt.element(1, new TextNode(""))));
        assertEquals(Fault.DIGESTS_MALFORMED, fault(Vectors.parse("{\"_sd\":[]}"), age));
        assertEquals(Fault.DIGESTS_MALFORMED, fault(Vectors.parse("{\"_sd_alg\":\"sha-256\"}"), age));
        assertEquals(Fault.DIGESTS_MALFORMED, fault(Vectors.parse("{\"a\":[{\"_sd\":[]}]}"), age));
        assertEquals(Fault.DIGESTS_MALFORMED, fault(PAYLOAD, member("a", Vectors.any("[[{\"...\":1}]]"))));
        assertThrows(IllegalArgumentException.class, () -> Disclosure.of(new byte[15], "age", new TextNode("")));
    }

    @Test
    void signsUnderTheKeysAlgorithmOnly() {
        ObjectNode header = CompactJws.header(TYPE, ISSUER);
        assertThrows(IllegalArgumentException.class, () -> CompactJws.sign(header.put("alg", "none"), PAYLOAD, ISSUER));
        assertThrows(
                IllegalArgumentException.class, () -> CompactJws.sign(header.put("alg", "ES256"), PAYLOAD, ISSUER));
        header.remove("alg");
        assertThrows(IllegalArgumentException.class, () -> CompactJws.sign(header, PAYLOAD, ISSUER));
    }

    private static Fault fault(ObjectNode payload, Disclosure... disclosures) {
        return assertThrows(
                        MalformedSdJwtException.class,
                        () -> SdJwtIssuer.sign(payload, List.of(disclosures), ISSUER, TYPE))
                .fault();
    }
}
