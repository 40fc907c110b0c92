package io.sealrail.issuance.agentcredential;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.StatusReference;

/** The statements about the credentials of a locked agent. */
final class AgentCredentialRows {

    private static final String END = """
            update credentials set active = false, replaced_by = $2, ended_at = $3 where agent_id = $1 and active
            returning credential_id, issuer_did, status_list_id, status_list_index""";
    private static final String ADD = """
            insert into credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id,
                status_list_index, issued_at, expires_at, agent_id, agent_version)
            values ($1, 'agent', $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private AgentCredentialRows() {}

    /** A credential that was ended here, and whose revocation others have to learn of. */
    record Ended(String credentialId, String issuerDid, StatusReference status) {}

    /**
     * Ends the agent's current credential, if it has one that is not known to be revoked.
     *
     * @param successor the credential that takes its place, or {@code null}
     */
    static Uni<Optional<Ended>> endCurrent(SqlClient transaction, UUID agentId, String successor, Instant now) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(agentId, successor, time(now)))
                .map(rows -> AgentRows.first(rows)
                        .map(row -> new Ended(
                                row.getString("credential_id"),
                                row.getString("issuer_did"),
                                new StatusReference(
                                        row.getString("status_list_id"), row.getInteger("status_list_index")))));
    }

    /** Stores the agent's next current credential. */
    static Uni<Void> add(SqlClient transaction, Agent agent, AgentCredential credential) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.from(new Object[] {
                    credential.credentialId(),
                    credential.coreClaimHash(),
                    credential.issuerDid(),
                    credential.document(),
                    credential.status().listId(),
                    credential.status().index(),
                    time(credential.issuedAt()),
                    time(credential.expiresAt()),
                    agent.agentId(),
                    agent.version()
                }))
                .replaceWithVoid();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
