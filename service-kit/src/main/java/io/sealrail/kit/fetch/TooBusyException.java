package io.sealrail.kit.fetch;

import java.io.IOException;

/** A call that was not made because we have too many under way ourselves; it says nothing about the server. */
public final class TooBusyException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a message that names no address. */
    public TooBusyException(String message) {
        super(message);
    }
}
