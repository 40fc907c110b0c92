package io.sealrail.kit.log;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WithoutLateTimeoutsTest {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Test
    void leavesOutTheLateEndOfAWaitForAConnection() {
        assertFalse(isLoggable(new IllegalStateException("Result is already complete"), POOL));
    }

    @Test
    void leavesEverythingElseIn() {
        assertTrue(isLoggable(new IllegalStateException("Result is already complete"), "io.sealrail.Some"));
        assertTrue(isLoggable(new IllegalStateException("another"), POOL));
        assertTrue(isLoggable(new RuntimeException("Result is already complete"), POOL));
        assertTrue(new WithoutLateTimeouts().isLoggable(new LogRecord(Level.SEVERE, "no throwable")));
    }

    private static boolean isLoggable(Throwable thrown, String thrower) {
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("io.vertx.core.Promise", "fail", "Promise.java", 90),
            new StackTraceElement(thrower, "lambda", "X.java", 216)
        });
        LogRecord line = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
        line.setThrown(thrown);
        return new WithoutLateTimeouts().isLoggable(line);
    }
}
