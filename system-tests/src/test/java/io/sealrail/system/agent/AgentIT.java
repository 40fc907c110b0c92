package io.sealrail.system.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The agent in a JVM with the packaged classes of a service: each crash point strikes once, clocks move, switches do what they say. */
class AgentIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "io.sealrail.kit.lease.Lease";
    private static final String LOOP = "io.sealrail.kit.lease.LoopUnderLease";

    @TempDir
    private Path control;

    @BeforeEach
    void lay() throws IOException {
        for (String folder : List.of("armed", "hit", "skew")) {
            Files.createDirectories(control.resolve(folder));
        }
    }

    @Test
    void diesAtEachPointThatIsArmedAndOnlyOnce() throws Exception {
        for (Weave weave : Weaves.EVERY) {
            if (weave.point() != null) {
                String service =
                        weave.target().services().stream().sorted().findFirst().orElseThrow();
                Path armed = Files.createFile(control.resolve("armed").resolve(service + "." + weave.point()));
                Run first = run(service, "", weave.target());
                assertEquals(137, first.status(), weave.point() + first.output());
                assertFalse(Files.exists(armed), weave.point());
                assertTrue(Files.exists(control.resolve("hit").resolve(armed.getFileName())), weave.point());
            }
        }
        assertEquals(0, run("onchain-worker", "", Weaves.EVERY.get(0).target()).status());
    }

    @Test
    void movesTheClock() throws Exception {
        Target clocks = new Target(null, "io.sealrail.kit.time.Clocks", "utc", List.of());
        assertEquals("ahead 0", run("issuance-api", "", clocks).output());
        Files.writeString(control.resolve("skew").resolve("issuance-api-2"), "-30000");
        assertEquals("ahead -30", run("issuance-api", "", clocks).output());
    }

    @Test
    void aFenceIsTakenOutWhenTheHarnessHasBegun() throws Exception {
        Target fence = new Target(null, FENCE, "fence", List.of());
        assertTrue(run("issuance-api", "no-fence", fence).output().startsWith("exists (select 1 from leases"));
        Files.createFile(control.resolve("begun"));
        assertEquals("true", run("issuance-api", "no-fence", fence).output());
        assertTrue(run("issuance-api", "", fence).output().startsWith("exists (select 1 from leases"));
    }

    @Test
    void theLossOfALeaseGoesUnnoticedWithoutFence() throws Exception {
        Target lose = new Target(null, LOOP, "lose", List.of());
        Files.createFile(control.resolve("begun"));
        // without an instance that was made the method cannot work: that it is left out shows
        assertEquals(
                "failed: NullPointerException", run("issuance-api", "", lose).output());
        assertEquals("null", run("issuance-api", "no-fence", lose).output());
    }

    @Test
    void noEventIsStoredWithoutOutbox() throws Exception {
        Target add = new Target(null, "io.sealrail.kit.outbox.Outbox", "addTraced", List.of());
        Files.createFile(control.resolve("begun"));
        assertEquals(
                "failed: NullPointerException", run("issuance-api", "", add).output());
        assertTrue(run("issuance-api", "no-outbox", add).output().contains("Uni"));
    }

    @Test
    void classesWhoseTextsAreReplacedLoad() throws Exception {
        for (Weave weave : Weaves.EVERY) {
            if (weave.when() == Switch.NO_INBOX) {
                String service = weave.target().services().iterator().next();
                Run run = run(service, "no-inbox", weave.target());
                assertEquals(0, run.status(), run.output());
            }
        }
    }

    private record Run(int status, String output) {}

    private Run run(String service, String off, Target target) throws IOException, InterruptedException {
        Path output = control.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-javaagent:" + ROOT.resolve("system-tests/target/system-tests-0.1.0-SNAPSHOT-agent.jar") + "=control="
                        + control + ",part=" + service + "-2,off=" + off,
                "-cp",
                classPath(service),
                Subject.class.getName(),
                target.type(),
                target.method()));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Run(status, Files.readString(output).trim());
    }

    private static String classPath(String service) throws IOException {
        List<Path> path = new ArrayList<>(List.of(Path.of(Subject.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath())));
        Path application = ROOT.resolve(service).resolve("target/quarkus-app");
        for (String folder : List.of("app", "lib/main", "lib/boot")) {
            try (Stream<Path> jars = Files.list(application.resolve(folder))) {
                path.addAll(jars.toList());
            }
        }
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
