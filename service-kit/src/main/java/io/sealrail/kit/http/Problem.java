package io.sealrail.kit.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A refused request: its HTTP status, a code for programs ({@code UPPER_SNAKE}, or {@code dotted.words} in the Notary API) and a
 * sentence for people. The message names the kind of a bad value, never its content. Rendered in the shape of the
 * {@link Surface} that was called.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final Duration retryAfter;
    private final String challenge;
    private final String title;
    private final String reason;

    private Problem(Problem same, Duration retryAfter, String challenge, String title, String reason) {
        this(same.status, same.code, same.getMessage(), retryAfter, challenge, title, reason);
    }

    private Problem(
            int status,
            String code,
            String message,
            Duration retryAfter,
            String challenge,
            String title,
            String reason) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
        this.title = title;
        this.reason = reason;
    }

    /** A refusal with a status of 400 to 599. */
    public static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, null, null, null, null);
    }

    /** The same refusal with a {@code Retry-After} header: whole seconds, rounded up, at least 1. */
    public Problem retryAfter(Duration pause) {
        return new Problem(this, pause, challenge, title, reason);
    }

    /** The same refusal with a {@code WWW-Authenticate} header (RFC 9110 section 11.6.1), for example {@code Bearer}. */
    public Problem challenge(String scheme) {
        return new Problem(this, retryAfter, scheme, title, reason);
    }

    /** The same refusal with the name of its kind, which is the same for each refusal with the code (RFC 9457 section 3.1.3). */
    public Problem titled(String kind) {
        return new Problem(this, retryAfter, challenge, kind, reason);
    }

    /** The same refusal with a code that says more than its own: the extension member {@code reason} of the Notary API. */
    public Problem because(String moreSpecificCode) {
        return new Problem(this, retryAfter, challenge, title, moreSpecificCode);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The value of {@code Retry-After} in whole seconds. */
    public Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(pause -> Math.max(1, (pause.toMillis() + 999) / 1000));
    }

    /** The name of its kind. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** The more specific code. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The value of {@code WWW-Authenticate}. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }
}
