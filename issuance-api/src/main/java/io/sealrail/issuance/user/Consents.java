package io.sealrail.issuance.user;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;

/** What users decided about partners. */
@ApplicationScoped
class Consents {

    /** A user may decide before the first credential: then the decision makes the user known. */
    private static final String DECIDE = """
            with known as (
              insert into users (user_uuid, email, created_at) values ($1, $2, $5)
              on conflict (email) do update set email = excluded.email
              returning user_uuid)
            insert into consents (partner_id, user_uuid, decision, decided_at)
            select $3, user_uuid, $4, $5 from known
            on conflict (partner_id, user_uuid) do update set decision = excluded.decision, decided_at = excluded.decided_at
            returning user_uuid""";

    private final Pool pool;
    private final Transactions transactions;

    Consents(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    /** Stores the newest decision of the user with this normalised address, and gives the user's id. */
    Uni<UUID> decide(UUID partnerId, String email, String decision, Instant at) {
        return transactions
                .detached(() -> pool.preparedQuery(DECIDE)
                        .execute(Tuple.of(UUID.randomUUID(), email, partnerId, decision, at.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.iterator().next().getUUID("user_uuid"));
    }
}
