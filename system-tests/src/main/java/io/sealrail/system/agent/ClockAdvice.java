package io.sealrail.system.agent;

import java.time.Clock;

import net.bytebuddy.asm.Advice;

/** Woven in at the end of a method that gives a clock: the clock can be moved. */
final class ClockAdvice {

    private ClockAdvice() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Clock clock) {
        clock = Probe.clock(clock);
    }
}
