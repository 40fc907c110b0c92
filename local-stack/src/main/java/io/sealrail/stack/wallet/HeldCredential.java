package io.sealrail.stack.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An SD-JWT (RFC 9901) as its holder has it: all disclosures, of which each presentation tells some.
 *
 * @param issuerSignedJwt what the issuer signed
 * @param disclosures encoded, top-level claims all of them
 */
public record HeldCredential(String issuerSignedJwt, List<String> disclosures) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SALT_NAME_VALUE = 3;

    /** @param compact {@code <JWT>~<disclosure>~…~} */
    public static HeldCredential of(String compact) {
        List<String> parts = Arrays.asList(compact.split("~"));
        return new HeldCredential(parts.get(0), parts.subList(1, parts.size()));
    }

    /** The issuer's claims, digests in place of those that can be withheld. */
    public JsonNode payload() {
        return json(issuerSignedJwt.split("\\.")[1]);
    }

    /** The issuer's header. */
    public JsonNode header() {
        return json(issuerSignedJwt.split("\\.")[0]);
    }

    /** The value of a claim that can be withheld; a missing node if there is no such claim. */
    public JsonNode claim(String name) {
        return disclosures.stream()
                .filter(disclosure -> name.equals(name(disclosure)))
                .map(disclosure -> json(disclosure).path(SALT_NAME_VALUE - 1))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    /** A presentation that tells these claims and does not prove who presents it; ends in {@code ~}. */
    public String present(Set<String> claims) {
        String told = disclosures.stream()
                .filter(disclosure -> claims.contains(name(disclosure)))
                .map(disclosure -> disclosure + "~")
                .collect(Collectors.joining());
        return issuerSignedJwt + "~" + told;
    }

    /** A presentation with key binding (section 4.3): for one verifier and its nonce. */
    public String present(Set<String> claims, HolderKey key, String nonce, String audience) {
        String presented = present(claims);
        return presented
                + key.sign(
                        "kb+jwt",
                        JSON.createObjectNode()
                                .put("iat", Instant.now().getEpochSecond())
                                .put("aud", audience)
                                .put("nonce", nonce)
                                .put("sd_hash", Digests.sha256(presented)));
    }

    private static String name(String disclosure) {
        return json(disclosure).path(1).asText();
    }

    private static JsonNode json(String encoded) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
