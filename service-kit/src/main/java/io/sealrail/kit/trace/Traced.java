package io.sealrail.kit.trace;

import java.util.List;

/**
 * An event as it was received.
 *
 * @param event what happened
 * @param traceparent where its trace goes on, or {@code null} if nobody follows it
 */
public record Traced<E>(E event, String traceparent) {

    /** The events alone. */
    public static <E> List<E> events(List<Traced<E>> traced) {
        return traced.stream().map(Traced::event).toList();
    }
}
