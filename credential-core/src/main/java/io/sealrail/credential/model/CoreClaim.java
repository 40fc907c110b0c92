package io.sealrail.credential.model;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Jcs;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

/**
 * The statement whose hash partners poll and the chain carries. The nonce makes the hash say nothing about guessable claims.
 *
 * @param version of this form, 1
 * @param issuer the DID of the issuer
 * @param program the id of the issuance program
 * @param subject a reference to the subject, {@code urn:uuid:…}
 * @param claimsDigest 64 lower-case hex characters: SHA-256 over the RFC 8785 form of the claims
 * @param issuedAt when it was accepted
 * @param nonce16 16 random bytes
 */
public record CoreClaim(
        int version,
        String issuer,
        String program,
        String subject,
        String claimsDigest,
        Instant issuedAt,
        byte[] nonce16) {

    private static final int NONCE_BYTES = 16;

    /** Refuses a nonce of another length. */
    public CoreClaim {
        if (nonce16.length != NONCE_BYTES) {
            throw new IllegalArgumentException("the nonce has 16 bytes");
        }
    }

    /** The {@code coreClaimHash}: 64 lower-case hex characters of SHA-256 over the RFC 8785 form. */
    public String hash() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("issuer", issuer)
                .put("program", program)
                .put("subject", subject)
                .put("claimsDigest", claimsDigest)
                .put("issuedAt", issuedAt.toString())
                .put("nonce", Hex.encode(nonce16));
        return Hex.encode(Sha256.hash(Jcs.canonicalize(json)));
    }

    /** The {@code claimsDigest} of claims: 64 lower-case hex characters of SHA-256 over their RFC 8785 form. */
    public static String digest(JsonNode claims) {
        return Hex.encode(Sha256.hash(Jcs.canonicalize(claims)));
    }
}
