package io.sealrail.issuance.issuer;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.credential.did.DidWeb;
import io.sealrail.issuance.IssuanceConfig;

/**
 * The platform's own issuer, which signs the credentials of all agents: the did:web of the public URL's host. Its row and first
 * key are made at start-up ({@link StartPlatformIssuer}).
 */
@ApplicationScoped
public class PlatformIssuer {

    private final DidWeb didWeb;

    PlatformIssuer(IssuanceConfig config) {
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

    private static DidWeb didWeb(String publicUrl) {
        try {
            return DidWeb.ofOrigin(publicUrl);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "SEALRAIL_PUBLIC_URL cannot be used: it must be an origin such as https://api.example.com, without a path,"
                            + " whose host is a name: the issuer is a did:web, which has no IP addresses",
                    e);
        }
    }
}
