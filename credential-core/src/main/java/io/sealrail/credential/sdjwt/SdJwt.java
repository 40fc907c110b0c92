package io.sealrail.credential.sdjwt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.MalformedJwsException;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

/**
 * An SD-JWT in its compact form, with or without key binding (RFC 9901, 4): {@code JWT~disclosure~…~[key binding JWT]}, parsed
 * and not yet verified.
 */
public final class SdJwt {

    private static final String SEPARATOR = "~";

    private final String issuerSignedJwt;
    private final Jws issuerSigned;
    private final List<Disclosure> disclosures;
    private final String keyBindingJwt;
    private final String presented;

    private SdJwt(String issuerSignedJwt, List<Disclosure> disclosures, String keyBindingJwt, String presented) {
        this.issuerSignedJwt = issuerSignedJwt;
        this.issuerSigned = jws(issuerSignedJwt);
        this.disclosures = disclosures;
        this.keyBindingJwt = keyBindingJwt;
        this.presented = presented;
    }

    /**
     * Takes the text apart.
     *
     * @throws MalformedSdJwtException {@link Fault#MALFORMED} if a part is not what it should be (a JWT over 64 KiB included),
     *     the last {@code ~} is missing or something follows the key binding; {@link Fault#TOO_COMPLEX} if the text is over
     *     256 KiB or there are more than 1024 disclosures
     */
    public static SdJwt parse(String compact) {
        if (compact.length() > Limits.MAX_LENGTH) {
            throw new MalformedSdJwtException(Fault.TOO_COMPLEX, "too long");
        }
        String[] parts = compact.split(SEPARATOR, -1);
        int last = parts.length - 1;
        if (last < 1) {
            throw new MalformedSdJwtException(Fault.MALFORMED, "not an SD-JWT: no ~");
        }
        if (last - 1 > Limits.MAX_DISCLOSURES) {
            throw new MalformedSdJwtException(Fault.TOO_COMPLEX, "too many disclosures");
        }
        String keyBinding = parts[last].isEmpty() ? null : parts[last];
        if (keyBinding != null) {
            jws(keyBinding);
        }
        List<Disclosure> disclosures =
                Arrays.stream(parts, 1, last).map(Disclosure::parse).toList();
        return new SdJwt(
                parts[0], disclosures, keyBinding, compact.substring(0, compact.length() - parts[last].length()));
    }

    /** The part that the issuer signed. */
    public Jws issuerSigned() {
        return issuerSigned;
    }

    /** The compact text of {@link #issuerSigned()}. */
    public String issuerSignedJwt() {
        return issuerSignedJwt;
    }

    /** The disclosures in their order. */
    public List<Disclosure> disclosures() {
        return disclosures;
    }

    /** The compact text of the key binding JWT, whose form is that of a JWS. */
    public Optional<String> keyBindingJwt() {
        return Optional.ofNullable(keyBindingJwt);
    }

    /** Everything up to and including the last {@code ~}: what {@code sd_hash} covers (RFC 9901, 4.3.1). */
    public String presented() {
        return presented;
    }

    /** What a holder shows who wants to show only these: without key binding, ending in {@code ~}. */
    public String present(Predicate<Disclosure> shown) {
        return disclosures.stream()
                .filter(shown)
                .map(disclosure -> disclosure.encoded() + SEPARATOR)
                .collect(Collectors.joining("", issuerSignedJwt + SEPARATOR, ""));
    }

    /**
     * The claims with what is disclosed in the place of its digests, and without all other digests and {@code _sd_alg}
     * (RFC 9901, 7.1, step 3 to 5).
     *
     * @throws MalformedSdJwtException with the first reason for which a verifier has to reject the whole
     */
    public ObjectNode disclosedClaims() {
        return new DisclosedClaims(disclosures).of(issuerSigned.payload());
    }

    private static Jws jws(String compact) {
        try {
            return Jws.parse(compact);
        } catch (MalformedJwsException e) {
            throw new MalformedSdJwtException(Fault.MALFORMED, "a part is not a JWT", e);
        }
    }
}
