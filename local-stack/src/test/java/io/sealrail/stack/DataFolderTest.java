package io.sealrail.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        try (DataFolder folder = DataFolder.take(parent.resolve("data"), 8080)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
        }
    }

    @Test
    void forgetsWhatAnEarlierStackSaidItWas() throws Exception {
        Path demo = Files.writeString(parent.resolve("demo.json"), "{}");
        try (DataFolder folder = DataFolder.take(parent, 8080)) {
            assertFalse(Files.exists(demo));
            assertEquals(demo, folder.demoFile());
        }
    }

    @Test
    void staysWithThePortThatItsCredentialsName() throws Exception {
        try (DataFolder folder = DataFolder.take(parent, 8080)) {
            folder.keepPort(8080);
            folder.keepPort(8080);
            String told = assertThrows(StackException.class, () -> folder.keepPort(9090))
                    .getMessage();
            assertTrue(told.contains("PORT=8080") && told.contains("--fresh"), told);
            folder.empty();
            folder.keepPort(9090);
        }
    }

    @Test
    void emptyingSparesWhatIsNotOurs() throws Exception {
        Files.createDirectories(parent.resolve("postgres/base"));
        Files.writeString(parent.resolve("postgres/base/1"), "data");
        Path note = Files.writeString(parent.resolve("my-notes.txt"), "keep");
        try (DataFolder folder = DataFolder.take(parent, 8080)) {
            folder.empty();
        }
        assertFalse(Files.exists(parent.resolve("postgres")));
        assertTrue(Files.exists(note));
    }

    @Test
    void secretsStayTheSameAndPrivate() throws Exception {
        Path place = parent.resolve("secrets");
        String first = new Secrets(place).operatorKey().text();
        assertEquals(first, new Secrets(place).operatorKey().text());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("operator-key"))));
    }

    @Test
    void unknownOptionIsTold() {
        StackException failure =
                assertThrows(StackException.class, () -> RunOptions.parse(List.of("--onse"), null, parent));
        assertTrue(failure.getMessage().contains("--onse"), failure.getMessage());
    }
}
