package io.sealrail.onchain.chain;

/** The node could not be asked, or would not say: whoever asked tries again later. */
public final class ChainUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChainUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
