package io.sealrail.system.fault;

/** A fault that cannot be had on this stack or machine; the message says why. */
public final class FaultException extends RuntimeException {

    public FaultException(String message) {
        super(message);
    }
}
