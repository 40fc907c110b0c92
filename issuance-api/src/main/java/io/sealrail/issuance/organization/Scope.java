package io.sealrail.issuance.organization;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** One thing that a key may be used for. */
public enum Scope {
    AGENTS_READ("agents:read"),
    AGENTS_WRITE("agents:write"),
    CREDENTIALS_READ("credentials:read"),
    CREDENTIALS_REVOKE("credentials:revoke"),
    API_KEYS_MANAGE("api-keys:manage");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it is written in bodies and in the database. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The scope that is written so. */
    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
