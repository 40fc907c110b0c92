package io.sealrail.system.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * One thing that the agent changes.
 *
 * @param point the crash point that it is; null: none
 * @param when the switch that it belongs to; null: always
 * @param how what is done to the methods of the target
 */
record Weave(Target target, String point, Switch when, How how) {

    /** The change of a class. */
    interface How {

        AsmVisitorWrapper in(Target target);

        /** What must stand in the class besides the method. */
        default String text() {
            return "";
        }
    }

    static How advice(Class<?> advice) {
        return target -> Advice.to(advice).on(target.matcher());
    }

    static How crash(String point) {
        return target -> Advice.withCustomMapping()
                .bind(PointName.class, point)
                .to(CrashAdvice.class)
                .on(target.matcher());
    }
}
