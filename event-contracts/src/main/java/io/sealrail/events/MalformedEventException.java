package io.sealrail.events;

/** The bytes can never become an event: whoever reads them sends them to the dead-letter topic. */
public final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
