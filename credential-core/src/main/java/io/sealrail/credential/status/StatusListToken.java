package io.sealrail.credential.status;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.NumericDate;
import io.sealrail.credential.key.Signer;

/**
 * A Status List Token as a JWT (draft-ietf-oauth-status-list, 5.1): {@code application/statuslist+jwt}.
 *
 * @param subject {@code sub}: the address that credentials name as {@code uri}
 * @param issuedAt {@code iat}, whole seconds
 * @param expiresAt {@code exp}, whole seconds
 * @param timeToLive {@code ttl}, whole seconds: how long it may be believed unasked
 * @param bits for each entry: 1, 2, 4 or 8
 * @param list {@code lst}, as {@link TokenStatusList#encode} gives it
 */
public record StatusListToken(
        String subject,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<Duration> timeToLive,
        int bits,
        String list) {

    /** The {@code typ} of its header. */
    public static final String TYPE = "statuslist+jwt";

    private static final Set<Integer> BITS = Set.of(1, 2, 4, 8);

    /** The compact JWS, with the signer's verification method as {@code kid}. */
    public String sign(Signer signer) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        expiresAt.ifPresent(at -> claims.put("exp", at.getEpochSecond()));
        claims.put("iat", issuedAt.getEpochSecond());
        claims.putObject("status_list").put("bits", bits).put("lst", list);
        claims.put("sub", subject);
        timeToLive.ifPresent(ttl -> claims.put("ttl", ttl.toSeconds()));
        return CompactJws.sign(CompactJws.header(TYPE, signer), claims, signer);
    }

    /**
     * Reads the claims of a token, whose signature is the caller's to check.
     *
     * @throws MalformedStatusListException if its {@code typ} is another, or a claim is missing or of a wrong kind
     */
    public static StatusListToken of(Jws token) {
        if (!TYPE.equals(token.type())) {
            throw malformed("typ");
        }
        ObjectNode claims = token.payload();
        JsonNode list = claims.path("status_list");
        if (!BITS.contains(list.path("bits").asInt()) || !list.path("bits").isInt()) {
            throw malformed("bits");
        }
        return new StatusListToken(
                text(claims, "sub"),
                instant(claims, "iat").orElseThrow(() -> malformed("iat")),
                instant(claims, "exp"),
                instant(claims, "ttl").map(ttl -> Duration.ofSeconds(ttl.getEpochSecond())),
                list.path("bits").asInt(),
                text(list, "lst"));
    }

    /**
     * The status of each entry.
     *
     * @param maxBytes what the list may unpack to at most
     * @throws MalformedStatusListException as {@link TokenStatusList#decode}
     */
    public byte[] statuses(int maxBytes) {
        return TokenStatusList.decode(bits, list, maxBytes);
    }

    private static String text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue()).orElseThrow(() -> malformed(name));
    }

    /** A number of seconds after 0, its fraction cut off. */
    private static Optional<Instant> instant(JsonNode claims, String name) {
        return claims.has(name)
                ? NumericDate.parse(claims.get(name))
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                        .filter(time -> time.getEpochSecond() > 0)
                        .or(() -> {
                            throw malformed(name);
                        })
                : Optional.empty();
    }

    private static MalformedStatusListException malformed(String member) {
        return new MalformedStatusListException("status list token has no sound " + member);
    }
}
