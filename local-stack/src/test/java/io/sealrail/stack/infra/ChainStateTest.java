package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class ChainStateTest {

    private static final String WHOLE = "{\"block\":{\"number\":\"0x2\"}}";
    private static final String TORN = "{\"block\":{\"num";

    @TempDir
    Path folder;

    private ChainState state;

    @BeforeEach
    void open() {
        state = new ChainState(folder);
    }

    @Test
    void putsLastWholeCopyBackWhenFileIsTorn() throws IOException {
        Files.writeString(state.file(), WHOLE);
        state.keep();
        Files.writeString(state.file(), TORN);

        state.repair();

        assertEquals(WHOLE, Files.readString(state.file()));
    }

    @Test
    void neverKeepsTornFile() throws IOException {
        Files.writeString(state.file(), WHOLE);
        state.keep();
        Files.writeString(state.file(), TORN);
        state.keep();

        state.repair();

        assertEquals(WHOLE, Files.readString(state.file()));
    }

    @Test
    void leavesWholeFileAlone() throws IOException {
        Files.writeString(state.file(), WHOLE);
        state.keep();
        Files.writeString(state.file(), "{}");

        state.repair();

        assertEquals("{}", Files.readString(state.file()));
    }

    @Test
    void startsAnewWhenNothingIsWhole() throws IOException {
        Files.writeString(state.file(), TORN);

        state.repair();

        assertFalse(Files.exists(state.file()));
    }
}
