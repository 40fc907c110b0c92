package io.sealrail.system.stack;

/** A moment in a service at which a process that dies leaves something half done. */
public enum CrashPoint {
    /** An event is committed and not yet on Kafka. */
    BEFORE_PUBLISH("issuance-api"),
    /** An event is on Kafka and its row does not say so yet. */
    BEFORE_MARK("issuance-api"),
    /** A batch and its signed transaction are stored and announced, and the node has not seen it. */
    BEFORE_SEND("onchain-worker"),
    /** The node has taken the transaction and its sender has not learned of it. */
    AFTER_SEND("onchain-worker"),
    /** A transaction has its confirmations, and the event that says so is not stored. */
    BEFORE_ONCHAIN_EVENT("onchain-worker"),
    /** A new version of a status list is signed and not stored. */
    IN_PUBLICATION("status-list-service");

    private final String service;

    CrashPoint(String service) {
        this.service = service;
    }

    /** The service whose replicas come by there. */
    public String service() {
        return service;
    }
}
