package io.sealrail.kit.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A refused request: its HTTP status, a code for programs (UPPER_SNAKE) and a sentence for people. The message names the kind
 * of a bad value, never its content. Rendered in the shape of the {@link Surface} that was called.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final Duration retryAfter;
    private final String challenge;

    private Problem(int status, String code, String message, Duration retryAfter, String challenge) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /** A refusal with a status of 400 to 599. */
    public static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, null, null);
    }

    /** The same refusal with a {@code Retry-After} header: whole seconds, rounded up, at least 1. */
    public Problem retryAfter(Duration pause) {
        return new Problem(status, code, getMessage(), pause, challenge);
    }

    /** The same refusal with a {@code WWW-Authenticate} header (RFC 9110 section 11.6.1), for example {@code Bearer}. */
    public Problem challenge(String scheme) {
        return new Problem(status, code, getMessage(), retryAfter, scheme);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The value of {@code Retry-After} in whole seconds. */
    public Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(pause -> Math.max(1, (pause.toMillis() + 999) / 1000));
    }

    /** The value of {@code WWW-Authenticate}. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }
}
