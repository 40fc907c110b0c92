package io.sealrail.issuance.credential;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.StatusReference;

/** Reads the standing of a whole batch in one statement. */
@ApplicationScoped
class Standings {

    private static final String READ = """
            select u.user_uuid, c.decision, k.fingerprint, k.response,
                   a.credential_id, a.core_claim_hash, a.status_list_id, a.status_list_index, a.expires_at
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[])
                 with ordinality as g(email, partner_id, issuer_did, program_id, idempotency_key, place)
            left join users u on u.email = g.email
            left join consents c on c.partner_id = g.partner_id and c.user_uuid = u.user_uuid
            left join idempotency_keys k on k.partner_id = g.partner_id and k.idempotency_key = g.idempotency_key
            left join credentials a on a.issuer_did = g.issuer_did and a.program_id = g.program_id
                 and a.user_uuid = u.user_uuid and a.active
            order by g.place""";

    private final Pool pool;

    Standings(Pool pool) {
        this.pool = pool;
    }

    /** The standing of each command, in their order. */
    Uni<List<Standing>> of(List<IssueCommand> commands) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(
                        SqlColumns.texts(commands, IssueCommand::email),
                        SqlColumns.uuids(commands, IssueCommand::partnerId),
                        SqlColumns.texts(commands, command -> command.program().issuerDid()),
                        SqlColumns.texts(commands, command -> command.program().programId()),
                        SqlColumns.texts(commands, command -> command.idempotency()
                                .map(IdempotencyKey::key)
                                .orElse(null))))
                .map(Standings::read);
    }

    private static List<Standing> read(RowSet<Row> rows) {
        List<Standing> standings = new ArrayList<>(rows.size());
        rows.forEach(row -> standings.add(new Standing(
                row.getUUID("user_uuid"), "declined".equals(row.getString("decision")), recorded(row), active(row))));
        return standings;
    }

    private static Standing.Recorded recorded(Row row) {
        String response = row.getString("response");
        return response == null
                ? null
                : new Standing.Recorded(row.getBuffer("fingerprint").getBytes(), response);
    }

    private static Standing.Active active(Row row) {
        String credentialId = row.getString("credential_id");
        if (credentialId == null) {
            return null;
        }
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new Standing.Active(
                credentialId,
                row.getString("core_claim_hash"),
                new StatusReference(row.getString("status_list_id"), row.getInteger("status_list_index")),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
