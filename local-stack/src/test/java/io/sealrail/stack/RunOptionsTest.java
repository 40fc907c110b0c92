package io.sealrail.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunOptionsTest {

    private static final Path DATA = Path.of("/data");

    @Test
    void tellsTheStoryOnItsOwnPortUnlessToldOtherwise() {
        RunOptions options = parse();
        assertTrue(options.walk());
        assertTrue(options.archives());
        assertFalse(options.once());
        assertEquals(8080, options.port());
        assertEquals(DATA, options.data());
    }

    @Test
    void readsWhatItIsTold() {
        RunOptions options = parse("--quiet", "--no-archives", "--data", "/other", "--replicas", "issuance-api=2");
        assertFalse(options.walk());
        assertFalse(options.archives());
        assertEquals(Path.of("/other"), options.data());
        assertEquals(Map.of("issuance-api", 2), options.replicas());
    }

    @Test
    void recordsNothingInARunThatEndsByItself() {
        assertFalse(parse("--once").archives());
    }

    @Test
    void givesOptionsToTheProcessesOfOneServiceOrOfAll() {
        RunOptions options =
                parse("--jvm-option", "*=-javaagent:x.jar=part={part}", "--jvm-option", "verifier-service=-Dmode=slow");
        assertEquals(
                List.of("-javaagent:x.jar=part=issuance-api-2"), options.jvmOptions("issuance-api", "issuance-api-2"));
        assertEquals(
                List.of("-javaagent:x.jar=part=verifier-service", "-Dmode=slow"),
                options.jvmOptions("verifier-service", "verifier-service"));
    }

    @Test
    void putsProxiesInFrontOfInfrastructureOnly() {
        assertEquals(Map.of("kafka", 9), parse("--proxy", "kafka=9").proxies());
        assertRefused("issuance-api cannot be behind a proxy", "--proxy", "issuance-api=9");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertRefused("There is no option --fast", "--fast");
        assertRefused("--data needs a value", "--data");
        assertRefused("'two' is not a number", "--replicas", "issuance-api=two");
        assertRefused("'-Xmx1g' is not SERVICE=OPTION", "--jvm-option", "-Xmx1g");
    }

    private static void assertRefused(String message, String... arguments) {
        StackException refusal = assertThrows(StackException.class, () -> parse(arguments));
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    }

    private static RunOptions parse(String... arguments) {
        return RunOptions.parse(List.of(arguments), null, DATA);
    }
}
