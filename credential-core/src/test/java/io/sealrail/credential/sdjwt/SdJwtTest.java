package io.sealrail.credential.sdjwt;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

import static io.sealrail.credential.sdjwt.TestSdJwt.compact;
import static io.sealrail.credential.sdjwt.TestSdJwt.disclosed;
import static io.sealrail.credential.sdjwt.TestSdJwt.element;
import static io.sealrail.credential.sdjwt.TestSdJwt.encode;
import static io.sealrail.credential.sdjwt.TestSdJwt.forged;
import static io.sealrail.credential.sdjwt.TestSdJwt.member;
import static io.sealrail.credential.sdjwt.TestSdJwt.placeholder;
import static io.sealrail.credential.sdjwt.TestSdJwt.read;
import static io.sealrail.credential.sdjwt.TestSdJwt.sd;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The form of the text and of its parts, and what comes out of a sound one. */
class SdJwtTest {

    private static final Disclosure NAME = member("name", new TextNode("Ana"));
    private static final Disclosure AGE = member("age", Vectors.any("44"));
    private static final Disclosure ELEMENT = element(3, new TextNode("PT"));
    private static final String SOUND = disclosed(NAME, AGE);
    private static final String JWT = SOUND.substring(0, SOUND.indexOf('~'));

    static Stream<Arguments> disclosuresOfAnotherShape() {
        return Stream.of(
                        "",
                        "!",
                        "YQ",
                        encode(""),
                        encode("null"),
                        encode("{}"),
                        encode("\"salt\""),
                        encode("[]"),
                        encode("[\"salt\"]"),
                        encode("[\"salt\",\"name\",\"value\",1]"),
                        encode("[7,\"name\",1]"),
                        encode("[null,\"name\",1]"),
                        encode("[7,1]"),
                        encode("[\"salt\",7,1]"),
                        encode("[\"salt\",null,1]"),
                        encode("[\"salt\",\"name\",1] 2"),
                        encode("[\"salt\",\"name\",1]]"),
                        encode("[\"salt\",\"name\",{\"a\":1,\"a\":2}]"),
                        encode("[\"salt\",\"name\",NaN]"),
                        encode("[\"salt\",\"name\",'a']"),
                        encode("[\"salt\",\"name\",1,]"),
                        encode("[\"salt\",\"name\"," + "[".repeat(2000) + "]".repeat(2000) + "]"),
                        NAME.encoded() + "=",
                        NAME.encoded() + "\n",
                        ' ' + NAME.encoded(),
                        // 23 bytes leave two unused bits in the last character: Q and R are the same byte to a lenient
                        // reader
                        encode("[\"saltsalt\",\"name\",\"11\"]").replaceAll(".$", "R"),
                        Base64Url.encode("[\"salt\",\"name\",1]".getBytes(StandardCharsets.UTF_16)),
                        Base64Url.encode("[\"salt\",\"name\",\"é\"]".getBytes(StandardCharsets.ISO_8859_1)))
                .map(disclosure -> forged(disclosure, Fault.MALFORMED, JWT + '~' + disclosure + '~'));
    }

    static Stream<Arguments> textsOfAnotherShape() {
        return Stream.of(
                        "",
                        "~",
                        "~~",
                        JWT,
                        '~' + SOUND,
                        SOUND + '~',
                        SOUND + "garbage",
                        SOUND + ' ',
                        SOUND + '\n',
                        SOUND + JWT + '~',
                        SOUND.substring(0, SOUND.length() - 1),
                        JWT + '~' + NAME.encoded(),
                        JWT.substring(0, JWT.lastIndexOf('.')) + '~',
                        JWT + ".e30~",
                        JWT + "=~",
                        SOUND + "e30.e30",
                        SOUND + "e30.e30.e30.e30",
                        SOUND + TestSdJwt.unsigned("{\"crit\":[\"b64\"]}", "{}"),
                        TestSdJwt.unsigned("{\"alg\":\"EdDSA\",\"alg\":\"none\"}", "{}") + '~',
                        TestSdJwt.unsigned("{\"alg\":\"EdDSA\"}", "[]") + '~',
                        "{\"payload\":\"e30\",\"signatures\":[]}")
                .map(text -> forged(text, Fault.MALFORMED, text));
    }

    @Test
    void readsTheSoundOne() {
        assertEquals(
                Vectors.parse("{\"name\":\"Ana\",\"age\":44}"),
                SdJwt.parse(SOUND).disclosedClaims());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"disclosuresOfAnotherShape", "textsOfAnotherShape"})
    void rejects(String what, Fault fault, String compact) {
        TestSdJwt.assertRejected(fault, compact);
    }

    @Test
    void dropsDecoysAndWhatIsKeptBack() {
        String payload = "{\"a\":[1," + placeholder(ELEMENT) + ",{}," + placeholder(element(4, new TextNode("ES")))
                + "]," + "\"b\":" + sd(NAME)
                + ",\"c\":{\"_sd\":[]},\"_sd\":[\"not a digest\"],\"_sd_alg\":\"sha-256\"}";

        assertEquals(
                Vectors.parse("{\"a\":[1,\"PT\",{}],\"b\":{},\"c\":{}}"), read(compact(payload, ELEMENT.encoded())));
        assertEquals(
                Vectors.parse("{\"a\":[1,{}],\"b\":{\"name\":\"Ana\"},\"c\":{}}"),
                read(compact(payload, NAME.encoded())));
    }

    @Test
    void letsOneAudienceBeKeptBack() {
        String payload = "{\"aud\":[" + placeholder(ELEMENT) + ",\"ES\"]}";
        assertEquals(Vectors.parse("{\"aud\":[\"ES\"]}"), read(compact(payload)));
        assertEquals(Vectors.parse("{\"aud\":[\"PT\",\"ES\"]}"), read(compact(payload, ELEMENT.encoded())));
    }

    @Test
    void letsRegisteredNamesBeDisclosedBelow() {
        Disclosure exp = member("exp", Vectors.any("1"));
        assertEquals(
                Vectors.parse("{\"document\":{\"exp\":1}}"),
                read(compact("{\"document\":" + sd(exp) + "}", exp.encoded())));
    }
}
