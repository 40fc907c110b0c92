package io.sealrail.issuance.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partner token that is right in every rule until a test makes it wrong in one. */
public final class TokenBuilder {

    private final PartnerKey key;
    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();

    private TokenBuilder(PartnerKey key) {
        this.key = key;
    }

    public static TokenBuilder of(PartnerKey key, UUID partnerId, String email) {
        TokenBuilder token = new TokenBuilder(key);
        token.header.put("alg", key.alg()).put("typ", "JWT").put("kid", key.kid());
        token.payload.put("partnerId", partnerId.toString()).put("email", email).put("scope", "issue");
        return token.expiringIn(Duration.ofMinutes(5));
    }

    public TokenBuilder expiringIn(Duration lifetime) {
        return claim("exp", Instant.now().plus(lifetime).getEpochSecond());
    }

    public TokenBuilder header(String name, String value) {
        header.put(name, value);
        return this;
    }

    public TokenBuilder withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    public TokenBuilder claim(String name, long value) {
        payload.put(name, value);
        return this;
    }

    public TokenBuilder claim(String name, String value) {
        payload.put(name, value);
        return this;
    }

    public TokenBuilder without(String name) {
        payload.remove(name);
        return this;
    }

    public String build() {
        return key.sign(header, payload);
    }
}
