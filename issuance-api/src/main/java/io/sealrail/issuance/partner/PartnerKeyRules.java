package io.sealrail.issuance.partner;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.fetch.PublicAddresses;
import io.sealrail.kit.http.Problem;

/**
 * Which sources of keys a partner may have. A URL's addresses are checked here so that the operator hears of it; they are
 * checked again at each fetch, because a name may lead elsewhere by then.
 */
@ApplicationScoped
class PartnerKeyRules {

    private static final int MOST_KEYS = 20;

    private final boolean allowInsecure;

    PartnerKeyRules(IssuanceConfig config) {
        this.allowInsecure = config.allowInsecureJwks();
    }

    /**
     * The source that the request names; resolves the host's name, so not for the event loop.
     *
     * @throws Problem 400 {@code INVALID_JWKS}
     */
    PartnerKeys check(String url, JsonNode jwks) {
        if ((url == null) == (jwks == null)) {
            throw invalid("exactly one of jwksUrl and jwks is needed");
        }
        return url != null
                ? new PartnerKeys(Optional.of(checkUrl(url)), Optional.empty())
                : new PartnerKeys(Optional.empty(), Optional.of(checkSet(jwks)));
    }

    private String checkUrl(String text) {
        URI url = parse(text);
        boolean scheme = "https".equals(url.getScheme()) || allowInsecure && "http".equals(url.getScheme());
        if (!scheme || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("jwksUrl must be an https URL without user or fragment");
        }
        if (!allowInsecure && !leadsToPublicAddresses(url.getHost())) {
            throw invalid("jwksUrl must lead to a public address");
        }
        return text;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("jwksUrl must be an https URL without user or fragment");
        }
    }

    private static boolean leadsToPublicAddresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::isPublic);
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static ObjectNode checkSet(JsonNode jwks) {
        JsonNode keys = jwks.path("keys");
        if (!jwks.isObject() || !keys.isArray() || keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw invalid("jwks must be a JWK Set of 1 to " + MOST_KEYS + " keys");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode key : keys) {
            if (!key.path("kid").isTextual() || !names.add(key.path("kid").textValue())) {
                throw invalid("each key of jwks needs a kid of its own");
            }
            checkKey(key);
        }
        return (ObjectNode) jwks;
    }

    private static void checkKey(JsonNode key) {
        try {
            Jwk.parse((ObjectNode) key);
        } catch (MalformedJwkException e) {
            throw invalid("jwks: " + e.getMessage());
        }
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "INVALID_JWKS", why);
    }
}
