package io.sealrail.onchain.batch;

/** The lease passed to another replica, or the row had moved on: nothing was written, the next look starts afresh. */
final class FencedOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FencedOffException() {
        super("the row moved on or the lease passed on", null, false, false);
    }
}
