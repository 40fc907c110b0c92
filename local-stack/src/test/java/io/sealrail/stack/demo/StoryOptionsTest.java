package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.OperatorKey;
import io.sealrail.stack.StackException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StoryOptionsTest {

    @TempDir
    Path root;

    @Test
    void readsTheDeploymentAndRemembersItByItsAddress() throws IOException {
        StoryOptions options = parse("a.b.c", "--base-url", "https://api.example.com:8443/");
        assertEquals("https://api.example.com:8443", options.baseUrl());
        assertEquals(Optional.empty(), options.rpcUrl());
        assertEquals("a.b.c", options.operatorToken());
        assertEquals(root.resolve(".local/story-of-api.example.com-8443"), options.data());
        assertFalse(options.toString().contains("a.b.c"));
    }

    @Test
    void signsTokenWithTheKeyOfTheEnvFile() throws IOException {
        Files.writeString(
                root.resolve(".env"),
                "A=b\nSEALRAIL_OPERATOR_KEY=" + OperatorKey.generate().text() + "\n");
        StoryOptions options = parse(null, "--base-url", "http://localhost:8080", "--rpc-url", "http://localhost:8545");
        assertTrue(options.operatorToken().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
        assertEquals(Optional.of("http://localhost:8545"), options.rpcUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--base-url",
                "--base-url http://localhost:8080",
                "--colour red",
                "--base-url localhost:8080",
                "--base-url http://[",
                "--base-url ftp://a.example"
            })
    void refusesWhatItCannotDo(String line) {
        StackException refusal = assertThrows(StackException.class, () -> parse(null, line.split(" ")));
        assertTrue(refusal.getMessage().contains(StoryOptions.USAGE), refusal.getMessage());
    }

    private StoryOptions parse(String token, String... arguments) throws IOException {
        return StoryOptions.parse(List.of(arguments), token, root);
    }
}
