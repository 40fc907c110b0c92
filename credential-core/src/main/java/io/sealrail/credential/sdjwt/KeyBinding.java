package io.sealrail.credential.sdjwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.NumericDate;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.key.Signer;

/** The JWT by which a holder shows, for one verifier and one moment, that the credential is theirs (RFC 9901, 4.3 and 7.3). */
public final class KeyBinding {

    private static final String TYPE = "kb+jwt";

    /** Why the binding proves nothing; in the order of the checks. */
    public enum Fault {
        /** There is no key binding. */
        ABSENT,
        /** The header's {@code typ} is not {@code kb+jwt}. */
        WRONG_TYPE,
        /** Not signed by the holder's key, or under an algorithm that is not the key's. */
        WRONG_SIGNATURE,
        /** {@code sd_hash} is of another credential, or of other disclosures. */
        WRONG_HASH,
        /** {@code aud} is not the one text that was expected. */
        WRONG_AUDIENCE,
        /** {@code nonce} is not the one that was expected. */
        WRONG_NONCE,
        /** {@code iat} is no number of seconds, too long ago, or ahead; or {@code nbf} is ahead, {@code exp} past, one of them no number. */
        NOT_FRESH
    }

    /**
     * What the verifier asked for.
     *
     * @param oldest the earliest {@code iat} that is still fresh
     * @param newest the latest one, and the latest {@code nbf}, which lets the holder's clock be ahead
     * @param ended the latest {@code exp} that is past
     */
    public record Expected(String audience, String nonce, Instant oldest, Instant newest, Instant ended) {

        /** Made at most so long before now, by a clock that may differ by as much as the skew. */
        public static Expected at(Instant now, Duration maxAge, Duration skew, String audience, String nonce) {
            return new Expected(audience, nonce, now.minus(maxAge), now.plus(skew), now.minus(skew));
        }
    }

    private KeyBinding() {}

    /** The first fault of the key binding, or nothing. The issuer's signature over the holder's key is the caller's to check. */
    public static Optional<Fault> check(SdJwt presentation, Jwk holderKey, Expected expected) {
        return presentation
                .keyBindingJwt()
                .map(compact -> fault(Jws.parse(compact), presentation.presented(), holderKey, expected))
                .orElse(Optional.of(Fault.ABSENT));
    }

    /**
     * The presentation with key binding.
     *
     * @param presented as {@link SdJwt#present} gives it, ending in {@code ~}
     * @param issuedAt whole seconds count
     * @param holder whose verification method is not told: the key is in the credential
     */
    public static String bind(String presented, String audience, String nonce, Instant issuedAt, Signer holder) {
        ObjectNode header =
                JsonNodeFactory.instance.objectNode().put("alg", "EdDSA").put("typ", TYPE);
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("iat", issuedAt.getEpochSecond())
                .put("aud", audience)
                .put("nonce", nonce)
                .put("sd_hash", hash(presented));
        return presented + CompactJws.sign(header, payload, holder);
    }

    private static Optional<Fault> fault(Jws binding, String presented, Jwk holderKey, Expected expected) {
        ObjectNode claims = binding.payload();
        if (!TYPE.equals(binding.type())) {
            return Optional.of(Fault.WRONG_TYPE);
        }
        if (!holderKey.verifies(binding)) {
            return Optional.of(Fault.WRONG_SIGNATURE);
        }
        if (!hash(presented).equals(claims.path("sd_hash").textValue())) {
            return Optional.of(Fault.WRONG_HASH);
        }
        if (!expected.audience().equals(claims.path("aud").textValue())) {
            return Optional.of(Fault.WRONG_AUDIENCE);
        }
        if (!expected.nonce().equals(claims.path("nonce").textValue())) {
            return Optional.of(Fault.WRONG_NONCE);
        }
        return isFresh(claims, expected) ? Optional.empty() : Optional.of(Fault.NOT_FRESH);
    }

    /** Lately made (RFC 9901, 7.3) and, where it names more times, within them (RFC 7519, 4.1.4 and 4.1.5). */
    private static boolean isFresh(ObjectNode claims, Expected expected) {
        return is(claims.path("iat"), at -> !at.isBefore(expected.oldest()) && !at.isAfter(expected.newest()))
                && (!claims.has("nbf") || is(claims.get("nbf"), begin -> !begin.isAfter(expected.newest())))
                && (!claims.has("exp") || is(claims.get("exp"), end -> end.isAfter(expected.ended())));
    }

    private static boolean is(JsonNode time, Predicate<Instant> asExpected) {
        return NumericDate.parse(time).filter(asExpected).isPresent();
    }

    private static String hash(String presented) {
        return Base64Url.encode(Sha256.hash(presented.getBytes(StandardCharsets.US_ASCII)));
    }
}
