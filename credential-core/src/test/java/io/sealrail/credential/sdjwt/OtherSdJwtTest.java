package io.sealrail.credential.sdjwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectBuilder;
import com.authlete.sd.SDObjectDecoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jws;

import static io.sealrail.credential.sdjwt.TestSdJwt.HOLDER;
import static io.sealrail.credential.sdjwt.TestSdJwt.ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Authlete's library reads what we issue and present, and we read what it makes: nested, in arrays, among decoys. It does not look
 * for digests in what is disclosed, and reads every number as a double, so that it is asked about neither.
 */
class OtherSdJwtTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    @Test
    void theirsReadsWhatWeIssue() {
        List<Disclosure> disclosures = List.of(
                TestSdJwt.member("farmed-land", Vectors.any("{\"area\":2.5,\"plots\":[0.5,\"a\",null,{}]}")),
                TestSdJwt.member("name", Vectors.any("\"Þykkvibær \\\"~\\\" \\u0000 \uD83C\uDF3E\"")),
                TestSdJwt.member("smallholder", Vectors.any("true")),
                TestSdJwt.member("unknown", Vectors.any("null")));
        SdJwt issued =
                SdJwt.parse(SdJwtIssuer.sign(Vectors.parse("{\"vct\":\"urn:x\"}"), disclosures, ISSUER, "dc+sd-jwt"));
        SDJWT theirs = SDJWT.parse(issued.presented());

        assertEquals(
                disclosures.stream().map(Disclosure::digest).toList(),
                theirs.getDisclosures().stream()
                        .map(com.authlete.sd.Disclosure::digest)
                        .toList());
        for (String shown : List.of("", "name", "farmed-land unknown", "name smallholder unknown farmed-land")) {
            String presented = issued.present(disclosure -> shown.contains(disclosure.name()));
            assertEquals(SdJwt.parse(presented).disclosedClaims(), readByTheirs(presented), shown);
        }
    }

    @Test
    void theirsBindsToTheSameHash() {
        String issued = TestSdJwt.disclosed(TestSdJwt.member("a", Vectors.any("1")));
        SDJWT theirs = SDJWT.parse(KeyBinding.bind(issued, "https://verifier.example", "nonce", Instant.EPOCH, HOLDER));

        assertEquals(
                theirs.getSDHash(),
                Jws.parse(theirs.getBindingJwt()).payload().get("sd_hash").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"address_only_flat", "address_only_structured", "jsonld", "simple", "simple_structured", "w3c-vc"
            })
    void bothReadThePublishedExamplesAlike(String example) {
        String presented = Vectors.text("vectors/sd-jwt-rfc9901/" + example + "/sd_jwt_presentation.txt")
                .replaceAll("\\s", "");

        assertEquals(SdJwt.parse(presented).disclosedClaims(), readByTheirs(presented));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void weReadWhatTheirsMakes(long seed) {
        Random random = new Random(seed);
        List<com.authlete.sd.Disclosure> made = new ArrayList<>();
        Map<String, Object> open = new LinkedHashMap<>();
        ObjectNode payload = JSON.convertValue(object(random, 4, made, open), ObjectNode.class);
        payload.put("_sd_alg", "sha-256");
        String jwt = CompactJws.sign(CompactJws.header("dc+sd-jwt", ISSUER), payload, ISSUER);
        String all = new SDJWT(jwt, made).toString();

        assertEquals(JSON.convertValue(open, ObjectNode.class), SdJwt.parse(all).disclosedClaims());
    }

    /** An object of theirs, and in {@code open} what it stands for once all is disclosed. */
    private static Map<String, Object> object(
            Random random, int depth, List<com.authlete.sd.Disclosure> made, Map<String, Object> open) {
        SDObjectBuilder builder = new SDObjectBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String name = "claim " + i;
            Value value = value(random, depth, made);
            open.put(name, value.open());
            if (random.nextBoolean()) {
                made.add(builder.putSDClaim(name, value.hidden()));
            } else {
                builder.putClaim(name, value.hidden());
            }
        }
        builder.putDecoyDigests(random.nextInt(3));
        return builder.build();
    }

    private static List<Object> array(
            Random random, int depth, List<com.authlete.sd.Disclosure> made, List<Object> open) {
        List<Object> array = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            Value value = value(random, depth, made);
            open.add(value.open());
            if (random.nextBoolean()) {
                com.authlete.sd.Disclosure element = new com.authlete.sd.Disclosure(value.hidden());
                made.add(element);
                array.add(element.toArrayElement());
            } else {
                array.add(value.hidden());
            }
        }
        return array;
    }

    private static Value value(Random random, int depth, List<com.authlete.sd.Disclosure> made) {
        int kind = random.nextInt(depth == 0 ? 3 : 6);
        if (kind < 3) {
            Object leaf = Arrays.asList("text", 42, true).get(kind);
            return new Value(leaf, leaf);
        }
        if (kind == 3) {
            List<Object> open = new ArrayList<>();
            return new Value(array(random, depth - 1, made, open), open);
        }
        Map<String, Object> open = new LinkedHashMap<>();
        return new Value(object(random, depth - 1, made, open), open);
    }

    /** @param hidden with digests in it */
    private record Value(Object hidden, Object open) {}

    private static ObjectNode readByTheirs(String compact) {
        SDJWT theirs = SDJWT.parse(compact);
        Map<String, Object> payload =
                JSON.convertValue(Jws.parse(theirs.getCredentialJwt()).payload(), MAP);
        return JSON.convertValue(new SDObjectDecoder().decode(payload, theirs.getDisclosures()), ObjectNode.class);
    }
}
