package io.sealrail.credential.model;

import java.security.SecureRandom;
import java.time.Instant;

/** Ids of credentials: {@code c2}, 9 characters of time and 11 of chance in base 36; later ones sort after earlier ones. */
public final class CredentialId {

    private static final String PREFIX = "c2";
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int TIME_LENGTH = 9;
    private static final int RANDOM_LENGTH = 11;

    private CredentialId() {}

    /** A new id, ordered by the millisecond. */
    public static String next(Instant now, SecureRandom random) {
        char[] id = new char[TIME_LENGTH + RANDOM_LENGTH];
        long rest = now.toEpochMilli();
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        for (int i = TIME_LENGTH; i < id.length; i++) {
            id[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return PREFIX + new String(id);
    }
}
