package io.sealrail.verifier.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.sdjwt.Disclosure;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;

/** Texts that somebody made to hurt, in the shape of an SD-JWT or nearly. */
final class NastySdJwts {

    private static final int MEGABYTE = 1_000_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TestIssuer issuer = TestIssuer.didKey();
    private final UnaryOperator<String> here;

    /** With addresses that lead here instead. */
    NastySdJwts(UnaryOperator<String> here) {
        this.here = here;
    }

    Stream<String> all() {
        return Stream.of(issuers(), lists(), sizes(), depths(), headers()).flatMap(List::stream);
    }

    /** One character of each is another than it was. */
    static Stream<String> bent(String genuine, Random random, int times) {
        String characters = "abcXYZ019-_~.= \u0000\u00e9";
        return IntStream.range(0, times).mapToObj(i -> {
            StringBuilder bent = new StringBuilder(genuine);
            int place = random.nextInt(bent.length());
            char other = characters.charAt(random.nextInt(characters.length()));
            bent.setCharAt(place, other == bent.charAt(place) ? 'Q' : other);
            return bent.toString();
        });
    }

    /** Names of issuers whose keys would be asked for before any signature is known to be good. */
    private List<String> issuers() {
        Stream<String> more = Stream.of(
                "https://localhost:PORT",
                "https://NAME:PORT/a",
                "https://127.0.0.1:PORT/a",
                "https://[::1]:PORT/",
                "https://user:pass@localhost:PORT/",
                "https://sealrail.test@localhost:PORT/",
                "https://localhost:PORT/..;/..%2f",
                "https://localhost:99999/",
                "https://169.254.169.254/",
                "https://",
                "https:// x",
                "https://sealrail.test/",
                "http://sealrail.test/",
                "http://sealrail.test/1.0/identifiers/did:web:x");
        return Stream.concat(NastyBodies.DIDS.lines(), more)
                .map(here)
                .map(name -> new TestIssuer(name, name + "#key-1", issuer.key()))
                .map(of -> TestSdJwt.of(of).sign())
                .toList();
    }

    /** Lists of credentials whose signature is good. */
    private List<String> lists() {
        return NastyBodies.ADDRESSES
                .lines()
                .map(here)
                .map(address -> TestSdJwt.of(issuer).withStatusAt(address, 1).sign())
                .toList();
    }

    private List<String> sizes() {
        String signed = TestSdJwt.of(issuer).sign();
        return List.of(
                "~".repeat(MEGABYTE),
                ".".repeat(MEGABYTE) + "~",
                "a".repeat(MEGABYTE) + "~",
                "~" + "a".repeat(MEGABYTE),
                signed + "a".repeat(MEGABYTE - signed.length() - 100),
                signed + "WyJhIiwxXQ~".repeat(20_000),
                signed + "WyJhIiwxXQ~".repeat(1_000),
                signed + signed,
                "e30.e30.~",
                "e30.e30.AA~~~",
                "bnVsbA.bnVsbA.AA~",
                decoys(1_100).sign(),
                TestSdJwt.of(issuer)
                        .payload(payload -> payload.put("x", "a".repeat(60_000)))
                        .sign());
    }

    private TestSdJwt decoys(int many) {
        TestSdJwt sdJwt = TestSdJwt.of(issuer);
        for (int i = 0; i < many; i++) {
            sdJwt.with(TestSdJwt.disclosure("a" + i, JSON.numberNode(i)));
        }
        return sdJwt;
    }

    private List<String> depths() {
        String signed = TestSdJwt.of(issuer).sign();
        String deep = Base64Url.encode(("[\"a\",\"b\"," + "[".repeat(900) + "]".repeat(900) + "]").getBytes());
        String deeper = Base64Url.encode(("[".repeat(90_000) + "]".repeat(90_000)).getBytes());
        return List.of(
                signed + deep + "~",
                signed + deeper + "~",
                TestSdJwt.of(issuer)
                        .payload(payload -> payload.set("x", GenuineSdJwt.nested(900)))
                        .sign(),
                chain(900, "a"),
                chain(900, null));
    }

    /** Each disclosure holds the digest of the one before it. */
    private String chain(int length, String name) {
        List<Disclosure> chain = new ArrayList<>(List.of(TestSdJwt.disclosure(name, JSON.numberNode(1))));
        for (int i = 1; i < length; i++) {
            chain.add(TestSdJwt.disclosure(name, holding(chain.get(i - 1), name)));
        }
        TestSdJwt sdJwt =
                TestSdJwt.of(issuer).payload(payload -> payload.set("x", holding(chain.get(length - 1), name)));
        chain.forEach(sdJwt::with);
        return sdJwt.sign();
    }

    private static JsonNode holding(Disclosure disclosure, String name) {
        ObjectNode digest = JSON.objectNode();
        if (name == null) {
            return JSON.arrayNode().add(digest.put("...", disclosure.digest()));
        }
        digest.putArray("_sd").add(disclosure.digest());
        return digest;
    }

    private List<String> headers() {
        return Stream.of("none", "None", "HS256", "RS256", "ES256", "", "\u0000", "x".repeat(10_000))
                .map(algorithm -> new GenuineHeader(issuer).named(algorithm))
                .toList();
    }

    /** A header that the signer would refuse, under the signature of another. */
    private record GenuineHeader(TestIssuer issuer) {

        String named(String algorithm) {
            String signed = TestSdJwt.of(issuer).sign();
            ObjectNode header = JSON.objectNode()
                    .put("alg", algorithm)
                    .put("typ", "dc+sd-jwt")
                    .put("kid", issuer.keyId());
            return Base64Url.encode(header.toString().getBytes()) + signed.substring(signed.indexOf('.'));
        }
    }
}
