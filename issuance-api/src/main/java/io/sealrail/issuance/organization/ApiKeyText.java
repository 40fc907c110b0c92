package io.sealrail.issuance.organization;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.sealrail.credential.key.Base58;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** An API key as its owner knows it: {@code sealrail_live_} and 32 random bytes in Base58. Never logged, never stored. */
final class ApiKeyText {

    private static final String PREFIX = "sealrail_live_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 4;
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +(" + PREFIX + "[1-9A-HJ-NP-Za-km-z]{32,44})", Pattern.DOTALL);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiKeyText(String text) {
        this.text = text;
    }

    static ApiKeyText generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKeyText(PREFIX + Base58.encode(bytes));
    }

    /** The key of an {@code Authorization} header (RFC 6750 section 2.1); empty if it is absent or holds something else. */
    static Optional<ApiKeyText> ofHeader(String authorization) {
        return Optional.ofNullable(authorization)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(matched -> new ApiKeyText(matched.group(1)));
    }

    /** The whole key, for the one answer that shows it. */
    String reveal() {
        return text;
    }

    /** What people recognise the key by: the fixed part and the first four characters after it. */
    String prefix() {
        return text.substring(0, PREFIX.length() + SHOWN);
    }

    /** HMAC-SHA256 of the whole key, 32 bytes: all that is stored of it. */
    byte[] hash(SecretKeySpec hashKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return mac.doFinal(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "an API key";
    }
}
