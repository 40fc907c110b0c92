package io.sealrail.verifier.context;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.configuration.ConfigurationException;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

/**
 * The operator's own contexts: a folder with {@code contexts.json}, {@code {"<url>": {"file": "<name>", "sha256": "<64 lower-case
 * hex>"}}}, and the files that it names. Read once; whatever is wrong stops the start with a sentence that says what.
 */
final class ContextsFolder {

    private static final String INDEX = "contexts.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final String ownOrigin;

    ContextsFolder(Path folder, String ownOrigin) {
        this.folder = folder;
        this.ownOrigin = ownOrigin;
    }

    /** The contexts with those of the folder. */
    Contexts addTo(Contexts known) {
        JsonNode index = parse(INDEX, bytes(INDEX));
        if (!index.isObject()) {
            throw refusal(INDEX + " is no JSON object");
        }
        Contexts all = known;
        for (Map.Entry<String, JsonNode> entry : index.properties()) {
            all = add(all, entry.getKey(), entry.getValue());
        }
        return all;
    }

    private Contexts add(Contexts known, String url, JsonNode entry) {
        requireNewAddress(known, url);
        String file = entry.path("file").asText();
        if (!file.matches("[0-9A-Za-z_-][0-9A-Za-z._-]*")) {
            throw refusal("the file of " + url + " is no plain file name");
        }
        byte[] bytes = bytes(file);
        if (!Hex.encode(Sha256.hash(bytes)).equals(entry.path("sha256").asText())) {
            throw refusal(file + " does not have the SHA-256 digest that " + INDEX + " pins");
        }
        try {
            return known.with(url, parse(file, bytes));
        } catch (CanonicalizationException e) {
            throw refusal(file + " is no JSON-LD context that can be used: " + e.getMessage());
        }
    }

    private void requireNewAddress(Contexts known, String url) {
        if (known.knows(url)) {
            throw refusal(url + " is a context that comes with the service and cannot be replaced");
        }
        if (url.equals(ownOrigin) || url.startsWith(ownOrigin + "/")) {
            throw refusal(url + " is an address of this platform, which publishes its contexts itself");
        }
        if (!isAbsolute(url)) {
            throw refusal("\"" + url + "\" is no absolute address of a context");
        }
    }

    private static boolean isAbsolute(String url) {
        try {
            return URI.create(url).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw refusal(file + " cannot be read");
        }
    }

    private JsonNode parse(String file, byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw refusal(file + " is not JSON");
        } catch (IOException e) {
            throw refusal(file + " cannot be read");
        }
    }

    private static ConfigurationException refusal(String what) {
        return new ConfigurationException("SEALRAIL_CONTEXTS_DIR: " + what);
    }
}
