package io.sealrail.issuance.restore;

import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something of which only its id is left.
 *
 * @param kind of a credential whose signed document is lost {@code air}, {@code agent} or {@code notary}; else {@code issuer},
 *     {@code issuer-key} (its private part) or {@code program-version} (its rules; the id is program and number)
 * @param id the credential, the DID, the key or the version
 * @param issuerDid whose it is
 * @param programId the program of a credential, where that is known
 * @param status the status of a credential
 * @param toldAt when it was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LostBody")
record LostBody(String kind, String id, String issuerDid, String programId, String status, Instant toldAt) {

    static LostBody of(Row row) {
        OffsetDateTime told = row.getOffsetDateTime("told_at");
        return new LostBody(
                row.getString("kind"),
                row.getString("id"),
                row.getString("issuer_did"),
                row.getString("program_id"),
                row.getString("status"),
                told.toInstant());
    }
}
