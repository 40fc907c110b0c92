package io.sealrail.stack.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.sealrail.stack.Checkout;
import io.sealrail.stack.StackException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EnvExampleTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
    private static final Path ROOT = Checkout.find().root();

    /** Used by {@code ./run story} only. */
    private static final Set<String> NOT_FOR_CONTAINERS = Set.of("SEALRAIL_OPERATOR_KEY");

    @Test
    void explainsWhatComposeIsToldAndNothingElse() throws IOException {
        Set<String> explained = new TreeSet<>(settings(example()).keySet());
        explained.removeAll(NOT_FOR_CONTAINERS);
        Matcher used = VARIABLE.matcher(Files.readString(ROOT.resolve("docker-compose.yml")));
        assertEquals(
                used.results().map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new)), explained);
    }

    @Test
    void becomesSecretsThatFitTogether() throws IOException {
        Map<String, String> made = settings(new FreshSecrets().in(example()));
        assertTrue(made.values().stream().noneMatch("change-me"::equals));
        assertEquals("http://localhost:8080", made.get("SEALRAIL_PUBLIC_URL"));
        assertEquals(32, Base64.getDecoder().decode(made.get("KEY_ENCRYPTION_KEY_ISSUANCE")).length);
        assertNotEquals(made.get("KEY_ENCRYPTION_KEY_ISSUANCE"), made.get("KEY_ENCRYPTION_KEY_STATUS_LIST"));
        assertTrue(made.get("SEALRAIL_CHAIN_KEY").matches("[0-9a-f]{64}"));
        assertTrue(made.get("SEALRAIL_OPERATOR_KEY").endsWith("." + made.get("MP_JWT_VERIFY_PUBLICKEY")));
        assertTrue(made.get("SEALRAIL_DB_PASSWORD").matches("[0-9a-f]{64}"));
    }

    @Test
    void refusesWhatIsNoExample() {
        assertThrows(StackException.class, () -> new FreshSecrets().in(List.of("A=b")));
    }

    private static List<String> example() throws IOException {
        return Files.readAllLines(ROOT.resolve(".env.example"));
    }

    private static Map<String, String> settings(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
