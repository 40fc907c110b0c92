package io.sealrail.onchain.chain;

import java.util.Arrays;
import java.util.Locale;

/** The node understood the call and refused it (JSON-RPC 2.0, section 5.1). */
public final class RpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String data;

    RpcException(int code, String message, String data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    public int code() {
        return code;
    }

    /** What a reverted call returned: the selector and words of the contract's error, or empty. */
    String data() {
        return data;
    }

    /** Whether the message holds one of the phrases, in either case. */
    boolean says(String... phrases) {
        String message = getMessage().toLowerCase(Locale.ROOT);
        return Arrays.stream(phrases).anyMatch(message::contains);
    }
}
