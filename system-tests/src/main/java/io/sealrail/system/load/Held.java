package io.sealrail.system.load;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.load.Ledger.Kind;

/** A credential that one caller may act upon, because no call in doubt can change it behind that caller's back. */
final class Held {

    private final Kind kind;
    private final String owner;
    private final String coreClaimHash;
    private String credentialId;
    private JsonNode document;
    private boolean suspended;
    private boolean frozen;
    private boolean changed;
    private long shownAt;

    /**
     * As it was issued.
     *
     * @param owner e-mail, slug or evaluation
     * @param coreClaimHash {@code null} unless it is of AIR
     * @param credentialId {@code null} if it is not known yet
     */
    Held(Kind kind, String owner, String coreClaimHash, String credentialId) {
        this.kind = kind;
        this.owner = owner;
        this.coreClaimHash = coreClaimHash;
        this.credentialId = credentialId;
    }

    Kind kind() {
        return kind;
    }

    String owner() {
        return owner;
    }

    String coreClaimHash() {
        return coreClaimHash;
    }

    String credentialId() {
        return credentialId;
    }

    boolean isIdentified() {
        return credentialId != null;
    }

    void identify(String id) {
        credentialId = id;
    }

    /** What a verifier is given, {@code null} until it was fetched. */
    JsonNode document() {
        return document;
    }

    void keep(JsonNode given) {
        document = given;
    }

    boolean isSuspended() {
        return suspended;
    }

    void suspended(boolean now) {
        suspended = now;
        changed();
    }

    /** Its status was changed; no answer has named the version of its list that shows that yet. */
    void changed() {
        changed = true;
        shownAt = 0;
    }

    /** An answer named the version of its list that shows the last change. */
    void shown() {
        shownAt = System.nanoTime();
    }

    /** Whether an answer named the version that shows the last change, and so long ago. */
    boolean isShownSince(Duration least) {
        return shownAt != 0 && System.nanoTime() - shownAt > least.toNanos();
    }

    /** Whether everybody must know its status: it was never changed, or that was shown so long ago. */
    boolean isSettledSince(Duration least) {
        return !frozen && (!changed || isShownSince(least));
    }

    /** A lost change may come late: from now on only what is final may be asked for. */
    void freeze() {
        frozen = true;
    }

    boolean isFrozen() {
        return frozen;
    }
}
