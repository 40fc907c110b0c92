package io.sealrail.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Multibase;

/** Reads test data of the class path. */
public final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";

    private Vectors() {}

    public static byte[] bytes(String path) {
        try (InputStream in = Vectors.class.getResourceAsStream("/" + path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public static ObjectNode object(String path) {
        return parse(text(path));
    }

    public static ObjectNode parse(String json) {
        return (ObjectNode) any(json);
    }

    public static JsonNode any(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundled contexts and the one of the W3C's examples, which defines every term. */
    public static Contexts contexts() {
        return Contexts.bundled()
                .with(EXAMPLES, parse("{\"@context\":{\"@vocab\":\"https://www.w3.org/ns/credentials/examples#\"}}"));
    }

    /** A key pair of {@code publicKeyMultibase} and {@code privateKeyMultibase}, the latter behind two bytes of multicodec. */
    public static Ed25519KeyPair keyPair(JsonNode json) {
        byte[] prefixed = Multibase.decode(json.path("privateKeyMultibase").asText());
        return Ed25519KeyPair.fromSeed(Arrays.copyOfRange(prefixed, 2, prefixed.length));
    }
}
