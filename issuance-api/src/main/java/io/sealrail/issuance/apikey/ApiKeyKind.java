package io.sealrail.issuance.apikey;

import java.util.regex.Pattern;

/** Which API a key is for: a key of one kind is nothing to another. */
public enum ApiKeyKind {
    /** An organisation's, for the agents' API. */
    AGENTS("sealrail_live_", "sealrail api keys v1"),
    /** A client's, for the Notary API. */
    NOTARY("sealrail_notary_", "sealrail notary keys v1");

    private final String prefix;
    private final String label;
    private final Pattern whole;

    ApiKeyKind(String prefix, String label) {
        this.prefix = prefix;
        this.label = label;
        this.whole = Pattern.compile(prefix + "[1-9A-HJ-NP-Za-km-z]{32,44}", Pattern.DOTALL);
    }

    /** What its keys begin with. */
    String prefix() {
        return prefix;
    }

    /** What the key of its hashes is derived by. */
    String label() {
        return label;
    }

    boolean matches(String text) {
        return whole.matcher(text).matches();
    }
}
