package io.sealrail.system.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.sealrail.stack.process.Await;
import io.sealrail.system.stack.RunningStack;

/**
 * Which process holds a lease: the table knows its token, and its log says who got that token.
 *
 * @param token of the lease
 */
record LeaseHolder(RunningStack stack, String service, String lease, String part, long token) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNTIL_ASKED = Duration.ofSeconds(3);

    private record Row(long token, Instant expiresAt) {

        /** Who has died renews nothing, though the lease outlives it. */
        private boolean isRenewalOf(Row earlier) {
            return earlier != null && token == earlier.token && expiresAt.isAfter(earlier.expiresAt);
        }
    }

    /** @throws IllegalStateException when nobody renews the lease for ten seconds */
    static LeaseHolder of(RunningStack stack, String service, String lease) {
        AtomicReference<LeaseHolder> found = new AtomicReference<>();
        AtomicReference<Row> before = new AtomicReference<>();
        Await.until(PATIENCE, () -> {
            Optional<Row> now = row(stack, service, lease);
            if (now.isPresent() && now.get().isRenewalOf(before.get())) {
                part(stack, service, lease, now.get().token())
                        .ifPresent(part -> found.set(new LeaseHolder(
                                stack, service, lease, part, now.get().token())));
            }
            before.set(now.orElse(null));
            return found.get() != null;
        });
        if (found.get() == null) {
            throw new IllegalStateException("nobody holds " + lease + " of " + service);
        }
        return found.get();
    }

    /** Whether it still holds the lease; otherwise somebody else has taken it, or the database does not answer. */
    boolean holds() {
        return tokenNow().filter(now -> now == token).isPresent();
    }

    /** What a pause of the holder came to, asked before it goes on. */
    Ongoing.Result paused() {
        AtomicReference<Optional<Long>> now = new AtomicReference<>(Optional.empty());
        Await.until(UNTIL_ASKED, () -> {
            now.set(tokenNow());
            return now.get().isPresent();
        });
        return passedOn(token, now.get());
    }

    /** @param now the lease's token after the pause, if it can be told */
    static Ongoing.Result passedOn(long before, Optional<Long> now) {
        boolean lost = now.filter(token -> token > before).isPresent();
        String kept = now.isEmpty() ? "nobody can tell whether it lost the lease" : "kept its lease";
        return new Ongoing.Result(lost, lost ? "lost the lease" : kept);
    }

    private Optional<Long> tokenNow() {
        return row(stack, service, lease).map(Row::token);
    }

    private static Optional<String> part(RunningStack stack, String service, String lease, long token) {
        String line = "lease acquired name=" + lease + " token=" + token;
        try {
            for (String part : stack.replicas(service)) {
                if (says(stack.logs().resolve(part + ".log"), line)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private static Optional<Row> row(RunningStack stack, String service, String lease) {
        try (Connection connection = DriverManager.getConnection(stack.demo().jdbcUrl(service));
                PreparedStatement query =
                        connection.prepareStatement("select token, expires_at from leases where name = ?")) {
            query.setString(1, lease);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Row(rows.getLong(1), rows.getTimestamp(2).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    /** In a log of lines, or of JSON objects. */
    private static boolean says(Path log, String message) throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.endsWith(message) || line.contains(message + '"'));
        }
    }
}
