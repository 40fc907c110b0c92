package io.sealrail.issuance.notarycredential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.MalformedJwsException;
import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/**
 * That the holder has the key of his DID and wants this credential: a compact JWT under that key, {@code typ} kb+jwt, {@code alg}
 * EdDSA (or Ed25519, RFC 9864), which names the holder, this service, the evaluation, profile, claims and the digest of the disclosure.
 * It has no nonce of ours: it is for five minutes at most, and for one use.
 *
 * @param id {@code jti}
 * @param expiresAt until when its use must be remembered
 */
record HolderProof(String id, Instant expiresAt) {

    private static final String TYPE = "kb+jwt";
    private static final List<String> REFUSED_HEADERS = List.of("crit", "jku", "jwk", "x5u", "x5c", "b64");
    private static final String OUR_IDS = "urn:ulid:";
    private static final int LONGEST = 16 * 1024;
    private static final long OLDEST_SECONDS = 120;
    private static final long CLOCK_SKEW_SECONDS = 30;
    private static final long LONGEST_LIFE_SECONDS = 300;

    /**
     * What the proof must be about.
     *
     * @param audience this service, as proofs name it
     * @param claims ids, in the order of the evaluation
     */
    record Subject(
            String audience, String evaluationId, String profile, DisclosureMode disclosure, List<String> claims) {}

    /**
     * Checks the proof against what it must be about.
     *
     * @throws Problem 400 {@code credential.holder_proof_required}; the sentence names the rule, never a value
     */
    static HolderProof check(String proof, HolderKey holder, Subject subject, Instant now) {
        Jws jws = parse(proof);
        require(TYPE.equals(jws.header().path("typ").textValue()), "typ must be kb+jwt");
        require(REFUSED_HEADERS.stream().noneMatch(jws.header()::has), "the header has a member that is not allowed");
        require(holder.signed(jws), "it is not signed by the holder's key");
        checkSubject(jws.payload(), holder, subject);
        String id = jws.payload().path("jti").asText("");
        require(jws.payload().path("jti").isTextual() && !id.isBlank(), "jti is missing");
        require(!id.startsWith(OUR_IDS), "jti is of a kind that only this service makes");
        return new HolderProof(id, expiry(jws.payload(), now.getEpochSecond()));
    }

    private static Jws parse(String proof) {
        require(proof.length() <= LONGEST, "it is too long");
        try {
            return Jws.parse(proof);
        } catch (MalformedJwsException e) {
            throw refused("it is not a compact JWT");
        }
    }

    private static void checkSubject(ObjectNode claims, HolderKey holder, Subject subject) {
        require(is(claims.path("sub"), holder.did()), "sub is not the holder");
        require(isFor(claims.path("aud"), subject.audience()), "aud is not this service");
        require(is(claims.path("evaluation_id"), subject.evaluationId()), "evaluation_id is another");
        require(is(claims.path("credential_profile"), subject.profile()), "credential_profile is another");
        require(
                is(claims.path("disclosure"), digest(subject.disclosure())),
                "disclosure is not the digest of the mode");
        require(areExactly(claims.path("claims"), subject.claims()), "claims are not those of the evaluation");
    }

    private static Instant expiry(ObjectNode claims, long now) {
        long issuedAt = seconds(claims, "iat");
        long expiresAt = seconds(claims, "exp");
        require(issuedAt >= now - OLDEST_SECONDS && issuedAt <= now + CLOCK_SKEW_SECONDS, "iat is too far from now");
        require(expiresAt > issuedAt && expiresAt <= issuedAt + LONGEST_LIFE_SECONDS, "exp is not soon after iat");
        require(expiresAt > now, "it has expired");
        require(!claims.has("nbf") || seconds(claims, "nbf") <= now + CLOCK_SKEW_SECONDS, "its time has not come");
        return Instant.ofEpochSecond(expiresAt);
    }

    private static long seconds(ObjectNode claims, String name) {
        JsonNode value = claims.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong(), name + " is not whole seconds");
        return value.longValue();
    }

    private static boolean is(JsonNode claim, String expected) {
        return claim.isTextual() && claim.textValue().equals(expected);
    }

    /** RFC 7519, 4.1.3: text, or an array of texts. */
    private static boolean isFor(JsonNode audience, String service) {
        if (!audience.isArray()) {
            return is(audience, service);
        }
        boolean named = false;
        for (JsonNode one : audience) {
            if (!one.isTextual()) {
                return false;
            }
            named |= is(one, service);
        }
        return named;
    }

    private static boolean areExactly(JsonNode claim, List<String> expected) {
        if (!claim.isArray() || claim.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!is(claim.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Base64url of SHA-256 of the mode's name. */
    private static String digest(DisclosureMode disclosure) {
        return Base64Url.encode(Sha256.hash(disclosure.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw refused(why);
        }
    }

    private static Problem refused(String why) {
        return NotaryProblem.HOLDER_PROOF_REQUIRED.problem("the holder's proof is refused: " + why);
    }
}
