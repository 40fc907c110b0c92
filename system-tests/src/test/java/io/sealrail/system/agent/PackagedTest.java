package io.sealrail.system.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.sealrail.system.stack.CrashPoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The agent finds what it changes by name: a renamed method shows here. */
class PackagedTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyMethodThatTheAgentChangesIsThere() {
        assertEquals(List.of(), Packaged.missing(ROOT));
    }

    @Test
    void tellsOfAMethodThatIsGone() {
        assertEquals(
                List.of("there is no method io.sealrail.kit.lease.Lease.moat"),
                Packaged.missing(ROOT, List.of(fence("moat", Weave.advice(NoFenceAdvice.Condition.class)))));
    }

    @Test
    void tellsOfATextThatIsGone() {
        assertEquals(
                List.of("io.sealrail.kit.lease.Lease.fence has no text 'no such text'"),
                Packaged.missing(ROOT, List.of(fence("fence", Constants.replace("no such text", "")))));
    }

    @Test
    void everyCrashPointAndEverySwitchIsWoven() {
        Set<String> points = Stream.of(CrashPoint.values()).map(Enum::name).collect(Collectors.toSet());
        assertEquals(
                points,
                Weaves.EVERY.stream().map(Weave::point).filter(Objects::nonNull).collect(Collectors.toSet()));
        for (Switch each : Switch.values()) {
            assertTrue(Weaves.EVERY.stream().anyMatch(weave -> weave.when() == each), each.name());
        }
    }

    private static Weave fence(String method, Weave.How how) {
        return new Weave(new Target(Set.of(), "io.sealrail.kit.lease.Lease", method, List.of()), null, null, how);
    }
}
