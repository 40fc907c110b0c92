package io.sealrail.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CanaryTest {

    private final Canary canary = new Canary("location", "Canary Islands 7f3a");

    @Test
    void findsTheValueInEveryForm() throws Exception {
        byte[] value = canary.value().getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("location as text"), canary.leaksIn("log line Canary Islands 7f3a."));
        assertEquals(
                List.of("location as hex"),
                canary.leaksIn(HexFormat.of().withUpperCase().formatHex(value)));
        for (String prefix : List.of("", "x", "xy")) {
            String text = prefix + canary.value() + " and more";
            String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of("location as base64"), canary.leaksIn(encoded), prefix);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
        assertEquals(
                List.of("location as SHA-256"),
                canary.leaksIn("0x" + HexFormat.of().formatHex(digest)));
    }

    @Test
    void staysSilentWithoutIt() {
        assertEquals(List.of(), canary.leaksIn("Canary Islands 7f3b, 239704895d0c4693d33ee7ab9e37c6eb"));
    }
}
