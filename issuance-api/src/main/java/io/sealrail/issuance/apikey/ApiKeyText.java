package io.sealrail.issuance.apikey;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sealrail.credential.key.Base58;

/** An API key as its owner knows it: its kind's prefix and 32 random bytes in Base58. Never logged, never stored. */
public final class ApiKeyText {

    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 4;
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)", Pattern.DOTALL);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiKeyKind kind;
    private final String text;

    private ApiKeyText(ApiKeyKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    public static ApiKeyText generate(ApiKeyKind kind) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKeyText(kind, kind.prefix() + Base58.encode(bytes));
    }

    /** The key of an {@code Authorization} header (RFC 6750 section 2.1); empty if it is absent or holds something else. */
    public static Optional<ApiKeyText> ofHeader(ApiKeyKind kind, String authorization) {
        return Optional.ofNullable(authorization)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .flatMap(matched -> of(kind, matched.group(1)));
    }

    /** The key that this is; empty if it is none of the kind. */
    public static Optional<ApiKeyText> of(ApiKeyKind kind, String text) {
        return Optional.ofNullable(text).filter(kind::matches).map(key -> new ApiKeyText(kind, key));
    }

    /** The whole key, for the one answer that shows it. */
    public String reveal() {
        return text;
    }

    /** What people recognise the key by: the fixed part and the first four characters after it. */
    public String prefix() {
        return text.substring(0, kind.prefix().length() + SHOWN);
    }

    ApiKeyKind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return "an API key";
    }
}
