package io.sealrail.verifier.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FindingTest {

    /** docs/VERIFICATION.md has a row for each code, and none for another. */
    @Test
    void isListedInTheDocuments() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "VERIFICATION.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertEquals(Arrays.stream(Finding.values()).map(FindingTest::row).toList(), rows);
    }

    @Test
    void fillsDetailsIntoItsSentence() {
        CheckResult anchored = Finding.ANCHORED.with("0xab", 31_337L);
        assertTrue(anchored.message().contains("0xab") && anchored.message().endsWith("chain 31337."));
    }

    private static String row(Finding finding) {
        CheckResult line = CheckResult.of(finding);
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        finding.name(),
                        finding.check().text(),
                        finding.outcome().text(),
                        line.message());
    }
}
