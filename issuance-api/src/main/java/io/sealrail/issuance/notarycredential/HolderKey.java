package io.sealrail.issuance.notarycredential;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.did.DidJwk;
import io.sealrail.credential.key.Ed25519Jwk;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.issuance.claim.HolderBinding;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/**
 * Whom a credential is bound to, and the key that proves it: a {@code did:jwk} of an Ed25519 key.
 *
 * @param did as the request names the holder
 */
record HolderKey(String did, Ed25519Jwk key) {

    private static final String BINDING = "did";
    private static final String METHOD = "did:jwk";

    /**
     * The key of the holder that the request names.
     *
     * @throws Problem 400 {@code credential.holder_proof_required} if it names none, another kind of binding, a DID method that
     *     the profile or we do not take, or a DID that is not one of a usable public key
     */
    static HolderKey of(CredentialRequest.Holder holder, HolderBinding rules) {
        if (holder == null || holder.id() == null) {
            throw NotaryProblem.HOLDER_PROOF_REQUIRED.problem();
        }
        if (!BINDING.equals(holder.binding())) {
            throw refused("holder.binding must be did");
        }
        if (!holder.id().startsWith(METHOD + ":") || !rules.didMethods().contains(METHOD)) {
            throw refused("holder.id is of a DID method that is not allowed");
        }
        return new HolderKey(holder.id(), key(holder.id()));
    }

    private static Ed25519Jwk key(String did) {
        try {
            Jwk key = DidJwk.publicKey(did);
            if (key instanceof Ed25519Jwk usable) {
                return usable;
            }
        } catch (IllegalArgumentException | MalformedJwkException e) {
            throw noKey();
        }
        throw noKey();
    }

    /** Whether the JWS is signed by the holder, under a name of the key's own algorithm. */
    boolean signed(Jws jws) {
        return key.verifies(jws);
    }

    /** The public members of the key, as {@code cnf} carries them (RFC 7800 section 3.2). */
    ObjectNode publicJwk() {
        return key.toJson();
    }

    private static Problem noKey() {
        return refused("holder.id must be a did:jwk of an Ed25519 public key");
    }

    private static Problem refused(String why) {
        return NotaryProblem.HOLDER_PROOF_REQUIRED.problem(why);
    }
}
