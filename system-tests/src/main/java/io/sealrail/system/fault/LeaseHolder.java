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
import java.util.Optional;
import java.util.stream.Stream;

import io.sealrail.stack.process.Await;
import io.sealrail.system.stack.RunningStack;

/** Which process holds a lease: the table knows its token, and its log says who got that token. */
final class LeaseHolder {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeaseHolder() {}

    /** @return the part; @throws IllegalStateException when nobody holds the lease for ten seconds */
    static String of(RunningStack stack, String service, String lease) {
        String[] found = new String[1];
        boolean held = Await.until(PATIENCE, () -> {
            found[0] = now(stack, service, lease).orElse(null);
            return found[0] != null;
        });
        if (!held) {
            throw new IllegalStateException("nobody holds " + lease + " of " + service);
        }
        return found[0];
    }

    private static Optional<String> now(RunningStack stack, String service, String lease) {
        try {
            Optional<Long> token = token(stack.demo().jdbcUrl(service), lease);
            if (token.isEmpty()) {
                return Optional.empty();
            }
            String line = "lease acquired name=" + lease + " token=" + token.get();
            for (String part : stack.replicas(service)) {
                if (says(stack.logs().resolve(part + ".log"), line)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        } catch (SQLException | IOException away) {
            return Optional.empty();
        }
    }

    private static Optional<Long> token(String jdbcUrl, String lease) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(
                        "select token from leases where name = ? and expires_at > clock_timestamp()")) {
            query.setString(1, lease);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private static boolean says(Path log, String line) throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(each -> each.endsWith(line));
        }
    }
}
