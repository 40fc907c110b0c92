package io.sealrail.system.check;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The record of the Notary API's calls.
 *
 * @param calls how many are on record
 * @param unsealed how many of them wait for their link
 * @param links in their order
 */
record AuditRows(long calls, long unsealed, List<Link> links) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "client_id",
            "key_id",
            "method",
            "route",
            "code",
            "reason",
            "purpose",
            "profile",
            "holder_hash",
            "credential_id");
    private static final List<String> ARRAYS = List.of("claims", "evaluation_ids", "target_handles");
    private static final int FIRST_TEXT = 5;
    private static final String SELECT = "select s.sequence, s.request_id, s.previous_hash, s.hash, e."
            + String.join(", e.", TEXTS) + ", e." + String.join(", e.", ARRAYS)
            + ", e.status, e.started_at, e.recorded_at from audit_seals s join audit_events e using (request_id)"
            + " order by s.sequence";

    /**
     * @param previous hash of the link before, hex
     * @param hash hex
     * @param call what the link seals, as canonical JSON (RFC 8785)
     */
    record Link(long sequence, String requestId, String previous, String hash, String call) {}

    static AuditRows read(Database database) throws SQLException {
        return new AuditRows(
                database.number("select count(*) from audit_events"),
                database.number("select count(*) from audit_unsealed"),
                database.rows(
                        SELECT, row -> new Link(row.number(1), row.text(2), row.hex(3), row.hex(4), canonical(row))));
    }

    /** Names and values have no character that RFC 8785 and Jackson escape differently. */
    private static String canonical(Database.Row row) throws SQLException {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("request_id", row.text(2));
        int column = FIRST_TEXT;
        for (String name : TEXTS) {
            members.put(name, row.text(column++));
        }
        for (String name : ARRAYS) {
            members.put(name, row.texts(column++));
        }
        members.put("status", row.number(column++));
        members.put("started_at", text(row.time(column++)));
        members.put("recorded_at", text(row.time(column)));
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the record cannot be written", e);
        }
    }

    private static String text(Instant time) {
        return time.toString();
    }
}
