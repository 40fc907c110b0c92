package io.sealrail.credential.sdjwt;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

import static io.sealrail.credential.sdjwt.TestSdJwt.compact;
import static io.sealrail.credential.sdjwt.TestSdJwt.disclosed;
import static io.sealrail.credential.sdjwt.TestSdJwt.element;
import static io.sealrail.credential.sdjwt.TestSdJwt.forged;
import static io.sealrail.credential.sdjwt.TestSdJwt.member;
import static io.sealrail.credential.sdjwt.TestSdJwt.placeholder;
import static io.sealrail.credential.sdjwt.TestSdJwt.sd;

/** What a verifier has to reject although its issuer, or somebody with the issuer's key, signed it. */
class ForgedSdJwtTest {

    private static final Disclosure NAME = member("name", new TextNode("Ana"));
    private static final Disclosure AGE = member("age", Vectors.any("44"));
    private static final Disclosure ELEMENT = element(3, new TextNode("PT"));

    static Stream<Arguments> unreferenced() {
        Disclosure withDigestOfAge = member("address", Vectors.any(sd(AGE)));
        return Stream.of(
                forged("unreferenced", Fault.DISCLOSURE_UNREFERENCED, compact(sd(NAME), NAME.encoded(), AGE.encoded())),
                forged("nothing to refer to it", Fault.DISCLOSURE_UNREFERENCED, compact("{}", NAME.encoded())),
                forged(
                        "only its parent refers to it, which is kept back",
                        Fault.DISCLOSURE_UNREFERENCED,
                        compact(sd(withDigestOfAge), AGE.encoded())),
                forged(
                        "referred to by one that is unreferenced",
                        Fault.DISCLOSURE_UNREFERENCED,
                        compact("{}", member("a", Vectors.any(sd(NAME))).encoded(), NAME.encoded())),
                forged(
                        "digest outside of _sd",
                        Fault.DISCLOSURE_UNREFERENCED,
                        compact("{\"digests\":[\"" + NAME.digest() + "\"]}", NAME.encoded())),
                forged(
                        "digest as an element, not as a placeholder",
                        Fault.DISCLOSURE_UNREFERENCED,
                        compact("{\"a\":[\"" + ELEMENT.digest() + "\"]}", ELEMENT.encoded())));
    }

    static Stream<Arguments> digestsTwice() {
        Disclosure withDigestOfAge = member("address", Vectors.any(sd(AGE)));
        return Stream.of(
                forged("digest twice in one place", Fault.DIGEST_DOUBLED, compact(sd(NAME, NAME), NAME.encoded())),
                forged(
                        "digest twice in two places",
                        Fault.DIGEST_DOUBLED,
                        compact("{\"a\":" + sd(NAME) + ",\"b\":" + sd(NAME) + "}", NAME.encoded())),
                forged(
                        "digest twice as placeholder",
                        Fault.DIGEST_DOUBLED,
                        compact(
                                "{\"a\":[" + placeholder(ELEMENT) + "," + placeholder(ELEMENT) + "]}",
                                ELEMENT.encoded())),
                forged(
                        "digest as member and as element",
                        Fault.DIGEST_DOUBLED,
                        compact(
                                "{\"a\":[" + placeholder(ELEMENT) + "],\"_sd\":[\"" + ELEMENT.digest() + "\"]}",
                                ELEMENT.encoded())),
                forged("digest twice, nothing disclosed", Fault.DIGEST_DOUBLED, compact(sd(NAME, NAME))),
                forged(
                        "digest again in a disclosure",
                        Fault.DIGEST_DOUBLED,
                        compact(sd(withDigestOfAge, AGE), withDigestOfAge.encoded())),
                forged(
                        "disclosure twice",
                        Fault.DISCLOSURE_DOUBLED,
                        compact(sd(NAME), NAME.encoded(), NAME.encoded())));
    }

    static Stream<Arguments> misplaced() {
        return Stream.of(
                forged(
                        "element's disclosure for a member",
                        Fault.DISCLOSURE_MISPLACED,
                        compact(sd(ELEMENT), ELEMENT.encoded())),
                forged(
                        "member's disclosure for an element",
                        Fault.DISCLOSURE_MISPLACED,
                        compact("{\"a\":[" + placeholder(NAME) + "]}", NAME.encoded())),
                forged(
                        "name is there",
                        Fault.NAME_DOUBLED,
                        compact("{\"name\":1," + sd(NAME).substring(1), NAME.encoded())),
                forged(
                        "name is there as null",
                        Fault.NAME_DOUBLED,
                        compact("{\"name\":null," + sd(NAME).substring(1), NAME.encoded())),
                forged(
                        "name is there below",
                        Fault.NAME_DOUBLED,
                        compact("{\"a\":{\"name\":1," + sd(NAME).substring(1) + "}", NAME.encoded())),
                forged("name comes twice", Fault.NAME_DOUBLED, twoNames()));
    }

    static Stream<Arguments> reservedNames() {
        return Stream.concat(
                Stream.of(
                                "iss",
                                "aud",
                                "nbf",
                                "exp",
                                "cnf",
                                "vct",
                                "vct#integrity",
                                "aka_vcts",
                                "status",
                                "_sd_alg",
                                "_sd",
                                "...")
                        .map(name -> forged(name, Fault.NAME_RESERVED, disclosing("{", "}", name))),
                Stream.of("_sd", "...")
                        .map(name -> forged(name + " below", Fault.NAME_RESERVED, disclosing("{\"a\":{", "}}", name))));
    }

    /** Else a holder could hide where the status is, or which key is theirs. */
    static Stream<Arguments> partsOfReservedClaims() {
        return Stream.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status")
                .flatMap(name -> Stream.of(
                        "{\"" + name + "\":" + sd(NAME) + "}",
                        "{\"" + name + "\":{\"status_list\":" + sd(NAME) + "}}",
                        "{\"" + name + "\":[" + placeholder(ELEMENT) + "]}"))
                .map(payload -> forged(payload, Fault.NAME_RESERVED, compact(payload)));
    }

    static Stream<Arguments> digestsOfAnotherShape() {
        return Stream.of(
                        "{\"_sd\":\"" + NAME.digest() + "\"}",
                        "{\"_sd\":null}",
                        "{\"_sd\":{}}",
                        "{\"_sd\":[7]}",
                        "{\"_sd\":[null]}",
                        "{\"_sd\":[[\"" + NAME.digest() + "\"]]}",
                        "{\"a\":{\"b\":[{\"_sd\":true}]}}",
                        "{\"a\":[{\"...\":7}]}",
                        "{\"a\":[{\"...\":null}]}",
                        "{\"a\":[{\"...\":\"" + ELEMENT.digest() + "\",\"b\":1}]}",
                        "{\"a\":[{\"...\":\"" + ELEMENT.digest() + "\",\"_sd\":[]}]}",
                        "{\"...\":\"" + ELEMENT.digest() + "\"}",
                        "{\"a\":{\"...\":\"" + ELEMENT.digest() + "\"}}")
                .map(payload -> forged(payload, Fault.DIGESTS_MALFORMED, compact(payload)));
    }

    static Stream<Arguments> hashes() {
        return Stream.of(
                        "\"sha-512\"", "\"SHA-256\"", "\"sha-256 \"", "\"md5\"", "\"\"", "null", "256", "[\"sha-256\"]")
                .map(hash -> forged(hash, Fault.HASH_UNSUPPORTED, compact("{\"_sd_alg\":" + hash + "}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "unreferenced",
        "digestsTwice",
        "misplaced",
        "reservedNames",
        "partsOfReservedClaims",
        "digestsOfAnotherShape",
        "hashes"
    })
    void rejects(String what, Fault fault, String compact) {
        TestSdJwt.assertRejected(fault, compact);
    }

    private static String twoNames() {
        Disclosure other = Disclosure.of(new byte[16], "name", new TextNode("Eva"));
        return disclosed(NAME, other);
    }

    private static String disclosing(String before, String after, String name) {
        Disclosure disclosure = member(name, new TextNode("x"));
        String sd = sd(disclosure);
        return compact(before + sd.substring(1, sd.length() - 1) + after, disclosure.encoded());
    }
}
