package io.sealrail.kit.work;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;

import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import org.apache.kafka.common.errors.RetriableException;

import io.sealrail.events.MalformedEventException;

/** Whether the same work may succeed when it is tried again. */
public enum Trouble {
    /** The infrastructure's: connection, timeout, overload, serialization failure, missing schema. Try again. */
    INFRASTRUCTURE,
    /** The data's: it can never succeed. */
    DATA,
    /** Neither is known: a fault of ours. */
    UNKNOWN;

    private static final int DEEPEST_CAUSE = 10;
    private static final Set<Integer> PASSING_STATUSES = Set.of(408, 429, 502, 503, 504);

    /** Looks at the failure and its causes. */
    public static Trouble of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            Trouble found = ofOne(cause);
            if (found != UNKNOWN) {
                return found;
            }
            cause = cause.getCause();
        }
        return UNKNOWN;
    }

    private static Trouble ofOne(Throwable cause) {
        Optional<String> sqlState = SqlState.of(cause);
        if (sqlState.isPresent()) {
            return ofSqlState(sqlState.get());
        }
        if (cause instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return PASSING_STATUSES.contains(status) ? INFRASTRUCTURE : UNKNOWN;
        }
        if (isOfData(cause)) {
            return DATA;
        }
        boolean infrastructure = cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof RetriableException
                || cause instanceof RejectedExecutionException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable;
        return infrastructure ? INFRASTRUCTURE : UNKNOWN;
    }

    private static boolean isOfData(Throwable cause) {
        return cause instanceof MalformedEventException
                || cause instanceof IllegalArgumentException
                || cause instanceof JsonProcessingException
                || cause instanceof CharacterCodingException
                || cause instanceof ZipException;
    }

    /** Classes 22 (data), 23 (constraint) and P0 (raised by a trigger) are the data's; all others end with the outage or the deployment. */
    private static Trouble ofSqlState(String state) {
        boolean data = state.startsWith("22") || state.startsWith("23") || state.startsWith("P0");
        return data ? DATA : INFRASTRUCTURE;
    }
}
