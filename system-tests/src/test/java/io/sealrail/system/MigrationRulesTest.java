package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Expand, then contract: the release before this one goes on working on the migrated schema, because replicas are replaced one
 * by one. What takes something away is written in a file whose name says {@code contract}, a release after its last use.
 */
class MigrationRulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TAKES_AWAY =
            Pattern.compile("\\bdrop\\s+(table|column|schema|sequence|type)\\b|\\brename\\s+(to|column|constraint)\\b"
                    + "|\\balter\\s+column\\s+\\w+\\s+(set\\s+not\\s+null|(set\\s+data\\s+)?type)\\b"
                    + "|\\btruncate\\s+(table\\s+)?\\w+\\s*;");
    private static final Pattern DEMANDS_MORE =
            Pattern.compile("\\badd\\s+column\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b");

    @Test
    void nothingIsTakenFromTheReleaseBefore() throws IOException {
        List<Path> migrations = migrations();
        assertTrue(migrations.size() > 10, "the migrations were not found");
        assertEquals(
                List.of(),
                migrations.stream()
                        .filter(file -> !file.getFileName().toString().contains("contract"))
                        .filter(file -> breaks(read(file)))
                        .map(ROOT::relativize)
                        .toList());
    }

    @Test
    void seesWhatWouldBreak() {
        assertTrue(breaks("alter table a drop column b;"));
        assertTrue(breaks("ALTER TABLE a RENAME COLUMN b TO c;"));
        assertTrue(breaks("alter table a alter column b type bigint;"));
        assertTrue(breaks("alter table a add column b text not null;"));
        assertTrue(!breaks("alter table a add column b text not null default '';"));
        assertTrue(!breaks("alter table a alter column b drop not null;"));
    }

    private static boolean breaks(String sql) {
        return TAKES_AWAY.matcher(sql.toLowerCase(Locale.ROOT)).find()
                || DEMANDS_MORE.matcher(sql.toLowerCase(Locale.ROOT)).find();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/main/resources/db/\\w+/[VR].*\\.sql"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
