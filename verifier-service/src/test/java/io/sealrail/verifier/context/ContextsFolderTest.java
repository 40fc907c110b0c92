package io.sealrail.verifier.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContextsFolderTest {

    private static final String URL = "https://schemas.issuer.test/v1";
    private static final String CONTEXT = "{\"@context\":{\"@protected\":true,\"city\":\"https://issuer.test/#city\"}}";

    @TempDir
    Path folder;

    @Test
    void addsWhatTheIndexNames() throws IOException {
        pin(URL, CONTEXT);
        Contexts contexts = read();
        assertTrue(contexts.knows(URL));
        assertTrue(contexts.knows("https://www.w3.org/ns/credentials/v2"));
    }

    @Test
    void refusesAnotherDigest() throws IOException {
        pin(URL, CONTEXT);
        Files.writeString(folder.resolve("context.jsonld"), CONTEXT + " ");
        assertEquals("context.jsonld does not have the SHA-256 digest that contexts.json pins", refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}{}", "{\"@context\":{},\"@context\":{}}"})
    void refusesWhatIsNoJson(String document) throws IOException {
        pin(URL, document);
        assertEquals("context.jsonld is not JSON", refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "{\"@context\":{\"credentialStatus\":null}}"})
    void refusesWhatIsNoContextThatCouldBeTrusted(String document) throws IOException {
        pin(URL, document);
        assertTrue(refusal().startsWith("context.jsonld is no JSON-LD context that can be used"), refusal());
    }

    @Test
    void replacesNoContextOfTheServiceOrOfThePlatform() throws IOException {
        pin("https://www.w3.org/2018/credentials/v1", CONTEXT);
        assertEquals(
                "https://www.w3.org/2018/credentials/v1 is a context that comes with the service and cannot be replaced",
                refusal());
        pin("https://api.sealrail.test/contexts/programs/c2abc/1", CONTEXT);
        assertEquals(
                "https://api.sealrail.test/contexts/programs/c2abc/1 is an address of this platform, which publishes its"
                        + " contexts itself",
                refusal());
    }

    @Test
    void refusesAnAddressThatIsNone() throws IOException {
        pin("diploma", CONTEXT);
        assertEquals("\"diploma\" is no absolute address of a context", refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/hostname", "", ".hidden"})
    void readsNoFileOutsideTheFolder(String file) throws IOException {
        index("{\"" + URL + "\":{\"file\":\"" + file + "\",\"sha256\":\"\"}}");
        assertEquals("the file of " + URL + " is no plain file name", refusal());
    }

    @Test
    void refusesAnIndexThatIsMissingOrNone() throws IOException {
        assertEquals("contexts.json cannot be read", refusal());
        index("[]");
        assertEquals("contexts.json is no JSON object", refusal());
        index("not json");
        assertEquals("contexts.json is not JSON", refusal());
        index("{\"" + URL + "\":{\"file\":\"absent\",\"sha256\":\"\"}}");
        assertEquals("absent cannot be read", refusal());
    }

    private void pin(String url, String document) throws IOException {
        Files.writeString(folder.resolve("context.jsonld"), document);
        String digest = Hex.encode(Sha256.hash(document.getBytes()));
        index("{\"" + url + "\":{\"file\":\"context.jsonld\",\"sha256\":\"" + digest + "\"}}");
    }

    private void index(String text) throws IOException {
        Files.writeString(folder.resolve("contexts.json"), text);
    }

    private Contexts read() {
        return new ContextsFolder(folder, "https://api.sealrail.test").addTo(Contexts.bundled());
    }

    private String refusal() {
        String message = assertThrows(ConfigurationException.class, this::read).getMessage();
        assertTrue(message.startsWith("SEALRAIL_CONTEXTS_DIR: "));
        return message.substring("SEALRAIL_CONTEXTS_DIR: ".length());
    }
}
