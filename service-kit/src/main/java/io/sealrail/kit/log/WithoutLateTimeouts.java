package io.sealrail.kit.log;

import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;

/**
 * Leaves out one thing that the PostgreSQL client's pool throws at nobody: the end of the wait for a connection that had failed
 * before, a hundred times in an outage. The caller has had the failure. Everything else that is uncaught stays in the log.
 */
@LoggingFilter(name = "without-late-timeouts")
public final class WithoutLateTimeouts implements Filter {

    private static final String MESSAGE = "Result is already complete";
    private static final String POOL = "io.vertx.sqlclient.impl.pool.";
    private static final int NEAR = 3;

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable thrown = line.getThrown();
        return !(thrown instanceof IllegalStateException && MESSAGE.equals(thrown.getMessage()) && isFromPool(thrown));
    }

    private static boolean isFromPool(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).limit(NEAR).anyMatch(frame -> frame.getClassName()
                .startsWith(POOL));
    }
}
