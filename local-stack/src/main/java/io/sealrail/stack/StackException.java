package io.sealrail.stack;

/** The stack cannot go on; the message is one sentence that says why and what to do. */
public final class StackException extends RuntimeException {

    public StackException(String sentence) {
        super(sentence);
    }

    public StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
