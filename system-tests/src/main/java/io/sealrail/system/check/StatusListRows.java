package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;

/** What status-list-service's database says. */
record StatusListRows(List<StatusList> lists, List<Entry> entries) {

    /** @param unpublished how many changes no version shows */
    record StatusList(String id, int size, long version, long unpublished) {}

    record Entry(Place place, String credentialId, String state, long sequence) {}

    static StatusListRows read(Database database) throws SQLException {
        return new StatusListRows(
                database.rows(
                        "select list_id, size, version, changes - published_changes from status_lists order by 1",
                        row -> new StatusList(row.text(1), (int) row.number(2), row.number(3), row.number(4))),
                database.rows(
                        "select list_id, list_index, credential_id, state, sequence from status_entries",
                        row -> new Entry(
                                new Place(row.text(1), (int) row.number(2)), row.text(3), row.text(4), row.number(5))));
    }
}
