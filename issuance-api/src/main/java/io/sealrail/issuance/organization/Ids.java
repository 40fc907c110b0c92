package io.sealrail.issuance.organization;

import java.security.SecureRandom;
import java.util.regex.Pattern;

import io.sealrail.credential.key.Base58;

/** Ids of organisations, members and keys: what it is, {@code _}, and 16 random bytes in Base58. */
final class Ids {

    static final String ORGANIZATION = "org";
    static final String MEMBER = "mem";
    static final String KEY = "key";

    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9A-Za-z]{1,50}");

    private Ids() {}

    /** What a caller gave for an id, or no id at all when it cannot be one; the database reads only what can be. */
    static String given(String id) {
        return ID.matcher(id).matches() ? id : "";
    }

    static String next(String kind) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return kind + "_" + Base58.encode(bytes);
    }
}
