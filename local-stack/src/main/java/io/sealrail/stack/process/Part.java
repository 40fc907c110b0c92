package io.sealrail.stack.process;

import java.io.IOException;
import java.time.Duration;

/** One process of the stack: how to start it and how to know that it answers. */
public interface Part {

    /** Short name, unique in a stack; names its log and its pid file too. */
    String name();

    /** Called before every start, also after a crash; repairs what a crash may have left behind. */
    ProcessBuilder prepare() throws IOException;

    /** Whether the part does its work now; asked often, must return within about a second. */
    boolean answers();

    /** How long the part may take from its start until it answers. */
    default Duration patience() {
        return Duration.ofSeconds(90);
    }

    /** The signal that asks the part to end in good order. */
    default String stopSignal() {
        return "TERM";
    }

    /** Called after every end with the exit status (128 + signal when a signal ended it). */
    default void ended(int status) {}
}
