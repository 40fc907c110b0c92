package io.sealrail.issuance.notaryaccess;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Jcs;
import io.sealrail.issuance.Json;

/**
 * One link of the chain over the record: hash = SHA-256(previous hash, then the row as canonical JSON, RFC 8785).
 *
 * @param sequence from 1, without gaps
 * @param previousHash of the link before, 32 bytes; zeros before the first
 */
record AuditSeal(long sequence, String requestId, byte[] previousHash, byte[] hash) {

    private static final int HASH_BYTES = 32;

    /** What is before the first link. */
    static AuditSeal none() {
        return new AuditSeal(0, "", new byte[HASH_BYTES], new byte[HASH_BYTES]);
    }

    /** The link after this one. */
    AuditSeal next(AuditRow row) {
        return new AuditSeal(sequence + 1, row.requestId(), hash, hash(hash, row));
    }

    /** Whether both are the same link. */
    boolean is(AuditSeal other) {
        return sequence == other.sequence
                && requestId.equals(other.requestId)
                && MessageDigest.isEqual(previousHash, other.previousHash)
                && MessageDigest.isEqual(hash, other.hash);
    }

    private static byte[] hash(byte[] previous, AuditRow row) {
        byte[] json = Jcs.canonicalize(json(row));
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(previous.length + json.length)
                            .put(previous)
                            .put(json)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Members are the columns; times are RFC 3339, UTC. */
    private static ObjectNode json(AuditRow row) {
        ObjectNode json = Json.object()
                .put("request_id", row.requestId())
                .put("client_id", row.clientId())
                .put("key_id", row.keyId())
                .put("method", row.method())
                .put("route", row.route())
                .put("status", row.status())
                .put("code", row.code())
                .put("reason", row.reason())
                .put("purpose", row.purpose())
                .put("profile", row.profile())
                .put("holder_hash", row.holderHash())
                .put("credential_id", row.credentialId())
                .put("started_at", text(row.startedAt()))
                .put("recorded_at", text(row.recordedAt()));
        add(json.putArray("claims"), row.claims());
        add(json.putArray("evaluation_ids"), row.evaluationIds());
        add(json.putArray("target_handles"), row.targetHandles());
        return json;
    }

    private static String text(Instant time) {
        return time.toString();
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
