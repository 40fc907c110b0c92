package io.sealrail.stack.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.stack.StackException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DrillOptionsTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatIsLeftOutFromTheDemo() throws IOException {
        Path demo = Files.writeString(
                folder.resolve("demo.json"),
                "{\"baseUrl\":\"http://localhost:8080\",\"operatorToken\":\"t\",\"partner\":{\"issuerDid\":\"did:a\"}}");
        DrillOptions options = DrillOptions.parse(List.of("--dry-run"), null, demo);
        assertEquals(new DrillOptions("http://localhost:8080", "t", "did:a", true), options);
        assertEquals(
                "did:b",
                DrillOptions.parse(List.of("--issuer", "did:b"), null, demo).issuerDid());
    }

    @Test
    void namesADeployment() throws IOException {
        List<String> arguments = List.of("--base-url", "https://issuer.example/", "--issuer", "did:a");
        DrillOptions options = DrillOptions.parse(arguments, "t", folder.resolve("none"));
        assertEquals(new DrillOptions("https://issuer.example", "t", "did:a", false), options);
        assertFalse(options.toString().contains("operatorToken"));
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefused(List.of("--fast"), "t", "--fast");
        assertRefused(List.of("--issuer"), "t", "--issuer");
        assertRefused(List.of(), "t", "start ./run first");
        assertRefused(List.of("--base-url", "https://issuer.example", "--issuer", "did:a"), null, "SEALRAIL_OPERATOR");
        assertRefused(List.of("--base-url", "https://issuer.example"), "t", "--issuer");
    }

    private void assertRefused(List<String> arguments, String token, String said) {
        StackException refused =
                assertThrows(StackException.class, () -> DrillOptions.parse(arguments, token, folder.resolve("none")));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
}
