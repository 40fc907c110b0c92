package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;

/** What revocation-service's database says. */
record RevocationRows(List<Revocable> revocables, List<Change> changes) {

    record Revocable(String credentialId, Place place, String state, long sequence) {}

    record Change(String credentialId, long sequence, String from, String to, String cause) {}

    static RevocationRows read(Database database) throws SQLException {
        return new RevocationRows(
                database.rows(
                        "select credential_id, status_list_id, status_list_index, state, sequence from revocables",
                        row -> new Revocable(
                                row.text(1), new Place(row.text(2), (int) row.number(3)), row.text(4), row.number(5))),
                database.rows(
                        "select credential_id, sequence, from_state, to_state, cause from status_changes"
                                + " order by credential_id, sequence",
                        row -> new Change(row.text(1), row.number(2), row.text(3), row.text(4), row.text(5))));
    }
}
