package io.sealrail.system.agent;

import net.bytebuddy.asm.Advice;

/** Woven into leases: they guard nothing. */
final class NoFenceAdvice {

    private NoFenceAdvice() {}

    /** The condition of every fenced write holds. */
    static final class Condition {

        private Condition() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) String condition) {
            if (Probe.isOff("NO_FENCE")) {
                condition = "true";
            }
        }
    }

    /** A loss goes unnoticed: the method is left out. */
    static final class Loss {

        private Loss() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return Probe.isOff("NO_FENCE");
        }
    }
}
