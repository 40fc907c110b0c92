package io.sealrail.system.stack;

/** A part that is held: it takes connections and answers nothing. */
public interface Paused extends AutoCloseable {

    /** Lets it go on; without effect on a part that has ended meanwhile. */
    @Override
    void close();
}
