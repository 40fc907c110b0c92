package io.sealrail.issuance.apikey;

import java.security.SecureRandom;
import java.util.regex.Pattern;

import io.sealrail.credential.key.Base58;

/** Ids of keys and of those who have them: what it is, {@code _}, and 16 random bytes in Base58. */
public final class Ids {

    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern ID = Pattern.compile("[a-z]{3,7}_[0-9A-Za-z]{1,50}");

    private Ids() {}

    /** What a caller gave for an id, or no id at all when it cannot be one; the database reads only what can be. */
    public static String given(String id) {
        return ID.matcher(id).matches() ? id : "";
    }

    /** @param kind 3 to 7 lower-case letters */
    public static String next(String kind) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return kind + "_" + Base58.encode(bytes);
    }
}
