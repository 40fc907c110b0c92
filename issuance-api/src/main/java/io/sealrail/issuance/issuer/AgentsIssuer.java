package io.sealrail.issuance.issuer;

import java.net.URI;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.credential.did.DidWeb;
import io.sealrail.issuance.IssuanceConfig;

/**
 * The platform's own issuer, which signs the credentials of all agents: the did:web of the public URL's host. Its row and first
 * key are made at start-up ({@link StartAgentsIssuer}).
 */
@ApplicationScoped
public class AgentsIssuer {

    private final DidWeb didWeb;

    AgentsIssuer(IssuanceConfig config) {
        this.didWeb = didWeb(config.publicUrl());
    }

    /** {@code did:web:<host>[%3A<port>]}. */
    public String did() {
        return didWeb.text();
    }

    /** The same, taken apart. */
    public DidWeb didWeb() {
        return didWeb;
    }

    /** The DID of an agent, {@code did:web:<host>:agents:<slug>}; its document is at {@code /agents/<slug>/did.json}. */
    public String didOfAgent(String slug) {
        return DidWeb.of(didWeb.host(), "agents", slug).text();
    }

    /** A did:web has no place for an IP address, nor, as the root of others, for a path. */
    private static DidWeb didWeb(String publicUrl) {
        URI url = URI.create(publicUrl);
        if (url.getHost() == null || !url.getRawPath().isEmpty()) {
            throw unusable("it must be an origin such as https://api.example.com, without a path", null);
        }
        boolean usualPort = url.getPort() < 0 || url.getScheme().equals("https") && url.getPort() == 443;
        String host = url.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + url.getPort());
        try {
            return DidWeb.of(host);
        } catch (IllegalArgumentException e) {
            throw unusable("its host must be a name: the issuer is a did:web, which has no IP addresses", e);
        }
    }

    private static IllegalStateException unusable(String why, Throwable cause) {
        return new IllegalStateException("SEALRAIL_PUBLIC_URL cannot be used: " + why, cause);
    }
}
