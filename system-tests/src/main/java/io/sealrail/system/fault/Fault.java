package io.sealrail.system.fault;

import java.time.Duration;

/** Something that goes wrong: known before the round begins, done at its time, undone after it has lasted. */
public interface Fault {

    /** What happens, in one or two words: {@code kill}, {@code reorg}. */
    String kind();

    /** To which part of the stack, service or network link. */
    String target();

    /** How long until it is undone; zero for what is over at once. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** For how long the target should be left alone by other faults, counted from the beginning. */
    default Duration recovers() {
        return lasts().plusSeconds(10);
    }

    /** Whether it ends a process as {@code kill -9} does. */
    default boolean kills() {
        return false;
    }

    /**
     * Does it; returns as soon as it is done, in a few seconds at most.
     *
     * @throws FaultException when it can never be had here; nothing is left to undo
     * @throws Exception when it cannot be done now, or met nothing; nothing is left to undo and it may be tried again
     */
    Ongoing inject(Scene scene) throws Exception;
}
