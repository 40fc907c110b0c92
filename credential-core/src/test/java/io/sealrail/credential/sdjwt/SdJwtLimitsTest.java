package io.sealrail.credential.sdjwt;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

import static io.sealrail.credential.sdjwt.TestSdJwt.compact;
import static io.sealrail.credential.sdjwt.TestSdJwt.disclosed;
import static io.sealrail.credential.sdjwt.TestSdJwt.forged;
import static io.sealrail.credential.sdjwt.TestSdJwt.member;
import static io.sealrail.credential.sdjwt.TestSdJwt.read;
import static io.sealrail.credential.sdjwt.TestSdJwt.sd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How much is read, and that it is read in bounded time. */
class SdJwtLimitsTest {

    private static final Disclosure NAME = member("name", new TextNode("Ana"));
    private static final String SOUND = disclosed(NAME);
    private static final String JWT = SOUND.substring(0, SOUND.indexOf('~'));

    static Stream<Arguments> bombs() {
        String nested = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        Disclosure[] chain = chain(100);
        return Stream.of(
                forged("long", Fault.TOO_COMPLEX, JWT + '~' + "A".repeat(300_000) + '~'),
                forged("separators", Fault.TOO_COMPLEX, JWT + "~".repeat(200_000)),
                forged("disclosures", Fault.TOO_COMPLEX, JWT + ('~' + NAME.encoded()).repeat(1025) + '~'),
                forged("payload nested", Fault.TOO_COMPLEX, compact(nested)),
                forged("disclosure nested", Fault.TOO_COMPLEX, disclosed(member("a", Vectors.any(nested)))),
                forged(
                        "arrays nested",
                        Fault.TOO_COMPLEX,
                        disclosed(member("a", Vectors.any("[".repeat(900) + "]".repeat(900))))),
                forged(
                        "disclosures within disclosures",
                        Fault.TOO_COMPLEX,
                        compact(
                                sd(chain[0]),
                                Arrays.stream(chain).map(Disclosure::encoded).toArray(String[]::new))),
                forged(
                        "as many of other salts",
                        Fault.DISCLOSURE_UNREFERENCED,
                        compact(
                                manyDigests(1000),
                                IntStream.range(0, 1024)
                                        .mapToObj(i -> member("n" + i, Vectors.any("1"))
                                                .encoded())
                                        .toArray(String[]::new))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bombs"})
    void rejects(String what, Fault fault, String compact) {
        TestSdJwt.assertRejected(fault, compact);
    }

    @Test
    void readsChainsAndManyDigestsWithinItsLimits() {
        Disclosure[] chain = chain(30);
        Disclosure[] many = IntStream.range(0, 1000)
                .mapToObj(i -> member("n" + i, Vectors.any("1")))
                .toArray(Disclosure[]::new);

        JsonNode deepest = read(compact(
                sd(chain[0]), Arrays.stream(chain).map(Disclosure::encoded).toArray(String[]::new)));
        for (int i = 0; i < 30; i++) {
            deepest = deepest.get("link" + i);
        }
        assertTrue(deepest.isTextual());
        assertEquals(1000, read(disclosed(many)).size());
        assertEquals(Vectors.parse("{}"), read(compact(manyDigests(900))), "decoys leave nothing");
    }

    /** Each is in the value of the one before. */
    private static Disclosure[] chain(int length) {
        Disclosure[] chain = new Disclosure[length];
        JsonNode value = new TextNode("end");
        for (int i = length - 1; i >= 0; i--) {
            chain[i] = member("link" + i, value);
            value = Vectors.any(sd(chain[i]));
        }
        return chain;
    }

    private static String manyDigests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + member("d" + i, Vectors.any("1")).digest() + "\"")
                .collect(Collectors.joining(",", "{\"_sd\":[", "]}"));
    }
}
