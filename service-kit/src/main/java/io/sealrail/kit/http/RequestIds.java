package io.sealrail.kit.http;

import java.security.SecureRandom;

import io.vertx.ext.web.RoutingContext;

/** The id of a request, {@code req_} and a ULID: minted by us, in each response's header, each error body and our logs. */
public final class RequestIds {

    static final String HEADER = "x-request-id";
    private static final String KEY = "sealrail.request-id";
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestIds() {}

    /** The id of the request that is being answered. */
    public static String of(RoutingContext request) {
        String id = request.get(KEY);
        if (id == null) {
            id = "req_" + ulid(System.currentTimeMillis(), random());
            request.put(KEY, id);
        }
        return id;
    }

    /** 10 characters of milliseconds and 16 of randomness, in Crockford's base 32. */
    static String ulid(long millis, byte[] random) {
        char[] text = new char[26];
        for (int i = 9; i >= 0; i--) {
            text[i] = CROCKFORD[(int) (millis & 31)];
            millis >>>= 5;
        }
        for (int i = 0; i < 16; i++) {
            text[10 + i] = CROCKFORD[random[i] & 31];
        }
        return new String(text);
    }

    private static byte[] random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
