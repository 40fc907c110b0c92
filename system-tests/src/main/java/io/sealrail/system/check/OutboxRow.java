package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** An event that a service stored, and whether it says that it was published. */
record OutboxRow(String service, UUID id, String topic, String key, boolean relayed) {

    static List<OutboxRow> read(String service, Database database) throws SQLException {
        return database.rows(
                "select id::text, type, aggregateid, relayed_at is not null from outbox order by position",
                row -> new OutboxRow(
                        service, UUID.fromString(row.results().getString(1)), row.text(2), row.text(3), row.flag(4)));
    }
}
