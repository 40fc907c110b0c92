package io.sealrail.system.fault;

/** A fault that could not be had; the message says why. */
public final class FaultException extends RuntimeException {

    public FaultException(String message) {
        super(message);
    }
}
