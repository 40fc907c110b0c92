package io.sealrail.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.stack.StackException;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SupervisorTest {

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<StackException> givenUp = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void open() throws Exception {
        supervisor = new Supervisor(folder, told::add, givenUp::add, Duration.ofMillis(50));
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void startsKilledPartAgainAndSaysSo() {
        supervisor.start(List.of(shell("sleeper", "exec sleep 1000")));
        ProcessHandle first = process("sleeper");

        first.destroyForcibly();

        await().until(() -> told.contains("sleeper ended (signal 9), starting it again"));
        await().until(() -> told.stream().anyMatch(line -> line.startsWith("sleeper is back after ")));
        assertTrue(process("sleeper").pid() != first.pid());
        assertTrue(givenUp.isEmpty());
    }

    @Test
    void givesUpOnPartThatNeverComesBack() {
        AtomicInteger starts = new AtomicInteger();
        Part part =
                new ShellPart("breaker", () -> starts.getAndIncrement() == 0 ? "exec sleep 1000" : "echo no; exit 3");
        supervisor.start(List.of(part));

        process("breaker").destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).until(() -> !givenUp.isEmpty());
        assertTrue(givenUp.get(0).getMessage().startsWith("breaker ended 11 times in a row before it answered"));
    }

    @Test
    void tellsWhyFirstStartFailed() {
        StackException failure = assertThrows(
                StackException.class, () -> supervisor.start(List.of(shell("liar", "echo the reason; exit 7"))));
        assertTrue(failure.getMessage().contains("liar ended with status 7 before it answered"), failure.getMessage());
        assertTrue(failure.getMessage().contains("the reason"), failure.getMessage());
    }

    @Test
    void endsEveryPartWhenClosed() {
        supervisor.start(List.of(shell("one", "exec sleep 1000"), shell("two", "exec sleep 1000")));
        List<ProcessHandle> processes = List.of(process("one"), process("two"));

        supervisor.close();

        assertEquals(0, processes.stream().filter(ProcessHandle::isAlive).count());
    }

    @Test
    void nextSupervisorEndsWhatKilledOneLeftBehind() throws Exception {
        Path pids = folder.resolve("pids");
        Process left = new ProcessBuilder("sleep", "1000").start();
        PidFile.of(pids, "left").write(left.pid());
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        PidFile reused = PidFile.of(pids, "reused");
        Files.writeString(reused.path(), stranger.pid() + " 1\n");

        PidFile.endLeftovers(pids);

        await().until(() -> !left.isAlive());
        assertTrue(stranger.isAlive());
        assertFalse(reused.process().isPresent());
        stranger.destroyForcibly();
    }

    private ProcessHandle process(String name) {
        return PidFile.of(folder.resolve("pids"), name).process().orElseThrow();
    }

    private static Part shell(String name, String script) {
        return new ShellPart(name, () -> script);
    }

    private record ShellPart(String name, Supplier<String> script) implements Part {

        @Override
        public ProcessBuilder prepare() {
            return new ProcessBuilder("sh", "-c", script.get());
        }

        /** Answers when it is still there after a moment. */
        @Override
        public boolean answers() {
            return !Await.until(Duration.ofMillis(200), () -> false);
        }
    }
}
