package io.sealrail.kit.time;

import java.security.SecureRandom;
import java.time.Clock;

/** ULIDs (github.com/ulid/spec): 26 characters that sort by time, 10 of milliseconds and 16 of randomness, in Crockford's base 32. */
public final class Ulids {

    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 26;
    private static final int TIME = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ulids() {}

    /** A new ULID of now. */
    public static String next(Clock clock) {
        byte[] bytes = new byte[LENGTH - TIME];
        RANDOM.nextBytes(bytes);
        return of(clock.millis(), bytes);
    }

    /** Five bits of each of 16 bytes are used. */
    static String of(long millis, byte[] random) {
        char[] text = new char[LENGTH];
        long left = millis;
        for (int i = TIME - 1; i >= 0; i--) {
            text[i] = CROCKFORD[(int) (left & 31)];
            left >>>= 5;
        }
        for (int i = TIME; i < LENGTH; i++) {
            text[i] = CROCKFORD[random[i - TIME] & 31];
        }
        return new String(text);
    }
}
