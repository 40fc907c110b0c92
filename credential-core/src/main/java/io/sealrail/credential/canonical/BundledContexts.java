package io.sealrail.credential.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.apicatalog.jsonld.document.Document;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

/** Reads the contexts of the class path, each of which must have the digest that the index pins. */
final class BundledContexts {

    private static final String FOLDER = "/contexts/";
    private static final String INDEX = "index.txt";

    private BundledContexts() {}

    static Map<String, Document> load() {
        Map<String, Document> documents = new HashMap<>();
        new String(read(INDEX), StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] fields = line.split(" ");
            documents.put(fields[0], pinned(fields[2], fields[1]));
        });
        return documents;
    }

    /** The document of a file, if its bytes have the digest: 64 lower-case hex characters of SHA-256. */
    static Document pinned(String file, String digest) {
        byte[] bytes = read(file);
        if (!Hex.encode(Sha256.hash(bytes)).equals(digest)) {
            throw new IllegalStateException("bundled context has another digest: " + file);
        }
        try {
            return Contexts.document(new ObjectMapper().readTree(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("bundled context is not JSON: " + file, e);
        }
    }

    private static byte[] read(String file) {
        try (InputStream in = BundledContexts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("bundled context is missing: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("bundled context cannot be read: " + file, e);
        }
    }
}
