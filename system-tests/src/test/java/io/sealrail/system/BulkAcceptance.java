package io.sealrail.system;

import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import io.sealrail.credential.status.IndexPermutation;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;
import io.sealrail.system.client.Demo;

/**
 * Accepts very many credentials as issuance-api's writer does, without the HTTP calls: in one transaction the counter of a real
 * list goes forward by a block, the list's own secret order turns the block into indexes, and each credential gets its row and
 * its {@code issue-requested.v1} in the outbox. From there on everything is the platform's own: relay, consumers, chain. Only the
 * signed document is missing, which nothing behind the outbox reads.
 */
final class BulkAcceptance {

    private static final String ALLOCATE = """
            update status_lists set next_counter = next_counter + ? where list_id = ?
            returning next_counter, size, permutation_key, issuer_did""";
    private static final String COPY_CREDENTIALS = """
            copy credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id, status_list_index,
                issued_at) from stdin""";
    private static final String COPY_OUTBOX = "copy outbox (id, aggregatetype, aggregateid, type, payload) from stdin";

    private final SecureRandom random = new SecureRandom();
    private final String jdbcUrl;

    BulkAcceptance(Demo demo) {
        this.jdbcUrl = demo.jdbcUrl("issuance-api");
    }

    /** @return what was accepted, all in the given list */
    List<IssueRequested> accept(String listId, int credentials) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            List<IssueRequested> accepted = allocate(connection, listId, credentials);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(COPY_CREDENTIALS, lines(accepted, BulkAcceptance::row));
            copy.copyIn(COPY_OUTBOX, lines(accepted, BulkAcceptance::event));
            connection.commit();
            return accepted;
        }
    }

    private List<IssueRequested> allocate(Connection connection, String listId, int credentials) throws SQLException {
        try (PreparedStatement allocate = connection.prepareStatement(ALLOCATE)) {
            allocate.setInt(1, credentials);
            allocate.setString(2, listId);
            ResultSet list = allocate.executeQuery();
            list.next();
            IndexPermutation order = new IndexPermutation(list.getBytes("permutation_key"), list.getInt("size"));
            int end = list.getInt("next_counter");
            List<IssueRequested> accepted = new ArrayList<>();
            for (int counter = end - credentials; counter < end; counter++) {
                accepted.add(
                        credential(list.getString("issuer_did"), new StatusReference(listId, order.apply(counter))));
            }
            return accepted;
        }
    }

    private IssueRequested credential(String issuerDid, StatusReference status) {
        byte[] bytes = new byte[42];
        random.nextBytes(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return new IssueRequested(
                "c2" + hex.substring(0, 20),
                "air",
                hex.substring(20),
                issuerDid,
                null,
                status,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private interface Line {
        String of(IssueRequested credential);
    }

    private static StringReader lines(List<IssueRequested> accepted, Line line) {
        StringBuilder text = new StringBuilder();
        accepted.forEach(credential -> text.append(line.of(credential)).append('\n'));
        return new StringReader(text.toString());
    }

    private static String row(IssueRequested credential) {
        return String.join(
                "\t",
                credential.credentialId(),
                credential.kind(),
                credential.coreClaimHash(),
                credential.issuerDid(),
                "{}",
                credential.status().listId(),
                Integer.toString(credential.status().index()),
                credential.issuedAt().toString());
    }

    private static String event(IssueRequested credential) {
        return String.join(
                "\t",
                UUID.randomUUID().toString(),
                credential.topic(),
                credential.key(),
                credential.topic(),
                EventJson.write(credential));
    }
}
