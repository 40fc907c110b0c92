package io.sealrail.system.agent;

import java.util.Collection;
import java.util.List;

import net.bytebuddy.asm.Advice;

/** Woven in at the start of methods that store events: they are given none. */
final class NoEventsAdvice {

    private NoEventsAdvice() {}

    /** The events are the second argument. */
    static final class InTransaction {

        private InTransaction() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) Collection<?> events) {
            if (Probe.isOff("NO_OUTBOX")) {
                events = List.of();
            }
        }
    }

    /** The events are the only argument. */
    static final class InSession {

        private InSession() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) List<?> events) {
            if (Probe.isOff("NO_OUTBOX")) {
                events = List.of();
            }
        }
    }
}
