package io.sealrail.stack;

import java.time.Duration;

/** Tokens for the operator API of a service that runs on {@link StackResource}. */
public final class OperatorTokens {

    /** Carries the key across the class loaders of a test JVM. */
    static final String KEY = "sealrail.stack.operator-key";

    private OperatorTokens() {}

    /** @return a token that is good for ten minutes */
    public static String token() {
        return token(Duration.ofMinutes(10));
    }

    /** @param lifetime negative for a token that has expired already */
    public static String token(Duration lifetime) {
        return key().token(lifetime);
    }

    /** @return a valid token without the role of an operator */
    public static String tokenOf(String group) {
        return key().token(group, Duration.ofMinutes(10));
    }

    private static OperatorKey key() {
        String text = System.getProperty(KEY);
        if (text == null) {
            throw new IllegalStateException("StackResource has not been started in this JVM");
        }
        return new OperatorKey(text);
    }
}
