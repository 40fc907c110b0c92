package io.sealrail.system.fault;

import java.util.function.Supplier;

/**
 * A fault that was injected.
 *
 * @param what was done in particular, for the record: which replica, which transaction
 * @param undo heals it; says in a few words what came of it, empty if there is nothing to say
 */
public record Ongoing(String what, Supplier<String> undo) {

    static Ongoing over(String what) {
        return new Ongoing(what, () -> "");
    }

    static Ongoing until(String what, Runnable heal) {
        return new Ongoing(what, () -> {
            heal.run();
            return "";
        });
    }
}
