package io.sealrail.system.fault;

import java.util.function.Supplier;

/**
 * A fault that was injected.
 *
 * @param what was done in particular, for the record: which replica, which transaction
 * @param undo heals it and tells what came of it
 */
public record Ongoing(String what, Supplier<Result> undo) {

    /**
     * What came of a fault.
     *
     * @param hit whether it took effect; otherwise it counts as one that did not happen
     * @param words a few of them, empty if there is nothing to say
     */
    public record Result(boolean hit, String words) {

        private static final Result PLAIN = new Result(true, "");
    }

    static Ongoing over(String what) {
        return new Ongoing(what, () -> Result.PLAIN);
    }

    static Ongoing until(String what, Runnable heal) {
        return new Ongoing(what, () -> {
            heal.run();
            return Result.PLAIN;
        });
    }
}
