package io.sealrail.kit.work;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;

import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import org.apache.kafka.common.errors.DisconnectException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.MalformedEventException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "40P01", "25006", "42P01", "55P03"})
    void triesAgainWhatEndsWithTheOutage(String sqlState) {
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(fromDatabase(sqlState)));
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new HibernateException(new SQLException("canary", sqlState))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23502", "P0001"})
    void neverTriesAgainWhatTheDataIsTo(String sqlState) {
        assertEquals(Trouble.DATA, Trouble.of(fromDatabase(sqlState)));
        assertEquals(Trouble.DATA, Trouble.of(new CompletionException(fromDatabase(sqlState))));
        assertEquals(Trouble.DATA, Trouble.of(new HibernateException(new SQLException("canary", sqlState))));
    }

    @Test
    void knowsTheFaultsOfConnections() {
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new ConnectException("refused")));
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new TimeoutException()));
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new io.smallrye.mutiny.TimeoutException()));
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new DisconnectException()));
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new RejectedExecutionException()));
    }

    @Test
    void knowsMalformedEvents() {
        MalformedEventException malformed =
                assertThrows(MalformedEventException.class, () -> EventJson.read("{", IssueRequested.class));
        assertEquals(Trouble.DATA, Trouble.of(malformed));
    }

    @Test
    void knowsBadDataAmongTheFaultsOfReading() {
        assertEquals(Trouble.DATA, Trouble.of(new UncheckedIOException(new JsonParseException(null, "canary"))));
        assertEquals(Trouble.DATA, Trouble.of(new ZipException("canary")));
        assertEquals(Trouble.DATA, Trouble.of(new MalformedInputException(1)));
    }

    @Test
    void knowsWhichAnswersOfOtherServicesPass() {
        assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(new WebApplicationException(503)));
        assertEquals(Trouble.UNKNOWN, Trouble.of(new WebApplicationException(500)));
        assertEquals(Trouble.UNKNOWN, Trouble.of(new WebApplicationException(404)));
    }

    @Test
    void doesNotKnowFaultsOfOurs() {
        assertEquals(Trouble.UNKNOWN, Trouble.of(new NullPointerException()));
    }

    @Test
    void survivesCausesInACircle() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);
        assertEquals(Trouble.UNKNOWN, Trouble.of(one));
        assertFalse(WithoutMessages.of(one).toString().contains("one"));
    }

    @Test
    void logsWithoutMessages() {
        Throwable shown = WithoutMessages.of(new IllegalStateException("canary", fromDatabase("22P02")));
        assertEquals("IllegalStateException(22P02)", shown.toString());
        assertEquals("PgException(22P02)", shown.getCause().toString());
        assertTrue(shown.getStackTrace().length > 0);
    }

    private static PgException fromDatabase(String sqlState) {
        return new PgException("canary", "ERROR", sqlState, null);
    }
}
