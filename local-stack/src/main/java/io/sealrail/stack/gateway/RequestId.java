package io.sealrail.stack.gateway;

import java.security.SecureRandom;

/** The id of a call that reached no service: {@code req_} and a ULID, as the services write theirs. */
final class RequestId {

    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int BITS = 5;

    private RequestId() {}

    static String next() {
        StringBuilder id = new StringBuilder("req_");
        long millis = System.currentTimeMillis();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            id.append(CROCKFORD[(int) (millis >> (i * BITS) & 31)]);
        }
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(CROCKFORD[RANDOM.nextInt(CROCKFORD.length)]);
        }
        return id.toString();
    }
}
