package io.sealrail.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

/** Strangers' hosts may be on this machine, and the operator has added a context. */
public final class WithForeignHosts implements QuarkusTestProfile {

    public static final String CONTEXT_URL = "https://schemas.issuer.test/diploma/v1";
    public static final String CONTEXT =
            "{\"@context\":{\"@version\":1.1,\"@protected\":true,\"Diploma\":\"https://schemas.issuer.test/diploma#Diploma\"}}";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sealrail.verifier.foreign.allow-insecure", "true",
                "sealrail.verifier.foreign.time-limit", "1s",
                "sealrail.verifier.foreign.lists-for", "250ms",
                "sealrail.verifier.foreign.failures-for", "250ms",
                "sealrail.verifier.contexts-dir", contexts().toString());
    }

    private static Path contexts() {
        try {
            Path folder = Files.createTempDirectory("sealrail-contexts");
            Files.writeString(folder.resolve("diploma.jsonld"), CONTEXT);
            Files.writeString(
                    folder.resolve("contexts.json"),
                    "{\"%s\":{\"file\":\"diploma.jsonld\",\"sha256\":\"%s\"}}"
                            .formatted(CONTEXT_URL, Hex.encode(Sha256.hash(CONTEXT.getBytes()))));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
