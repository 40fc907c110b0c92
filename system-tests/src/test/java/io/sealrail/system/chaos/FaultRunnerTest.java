package io.sealrail.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sealrail.stack.process.Await;
import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.fault.Fault;
import io.sealrail.system.fault.FaultException;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.Ongoing;
import io.sealrail.system.fault.Scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FaultRunnerTest {

    private final List<String> said = new ArrayList<>();

    private interface Injecting {
        Ongoing now();
    }

    private record Made(Duration lasts, Injecting injecting) implements Fault {

        @Override
        public String kind() {
            return "made";
        }

        @Override
        public String target() {
            return "nothing";
        }

        @Override
        public boolean kills() {
            return true;
        }

        @Override
        public Ongoing inject(Scene scene) {
            return injecting.now();
        }
    }

    @Test
    void whatTookEffectHappened() {
        Happened fault = only(result(true, "struck"));
        assertTrue(fault.happened());
        assertEquals("armed, struck", fault.detail());
    }

    @Test
    void whatMetNobodyDidNotHappen() {
        Happened fault = only(result(false, "nobody came by"));
        assertFalse(fault.happened());
        assertEquals("armed, nobody came by", fault.detail());
    }

    @Test
    void whatCannotBeHadIsNotTriedAgain() {
        int[] tries = {0};
        Happened fault = only(() -> {
            tries[0]++;
            throw new FaultException("no disk");
        });
        assertFalse(fault.happened());
        assertEquals("no disk", fault.detail());
        assertEquals(1, tries[0]);
    }

    @Test
    void whatCannotBeHadYetIsTriedAgain() {
        int[] tries = {0};
        Happened fault = only(() -> {
            if (tries[0]++ == 0) {
                throw new IllegalStateException("just being started");
            }
            return result(true, "").now();
        });
        assertTrue(fault.happened());
    }

    private static Injecting result(boolean hit, String words) {
        return () -> new Ongoing("armed", () -> new Ongoing.Result(hit, words));
    }

    private Happened only(Injecting injecting) {
        Scene nowhere = new Scene(null, Map.of(), null, Optional.empty(), null);
        FaultPlan plan = FaultPlan.each(Duration.ZERO, List.of(new Made(Duration.ofMillis(1), injecting)));
        FaultRunner runner = FaultRunner.start(nowhere, plan, line -> {
            synchronized (said) {
                said.add(line);
            }
        });
        Await.until(Duration.ofSeconds(5), () -> {
            synchronized (said) {
                return !said.isEmpty();
            }
        });
        return runner.finish().get(0);
    }
}
