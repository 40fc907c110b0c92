package io.sealrail.verifier.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.sealrail.verifier.VerifierConfig;

/** Tells the addresses and DIDs of this platform from everybody else's. */
@Singleton
public class OwnOrigin {

    private static final String CREDENTIALS = "/v1/credentials/";

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    private static final String LISTS = "/credentials/status/";

    private final String origin;
    private final String host;
    private final String didWeb;

    @Inject
    OwnOrigin(VerifierConfig config) {
        this(config.publicUrl());
    }

    OwnOrigin(URI publicUrl) {
        this.origin = publicUrl.toString().replaceAll("/+$", "");
        this.host = publicUrl.getHost();
        this.didWeb = didWeb(publicUrl);
    }

    /** The origin, without a slash at its end. */
    public String url() {
        return origin;
    }

    /**
     * The path of an address under the public origin, {@code /…}. Only plain segments count, so that no address can reach
     * anything else of the service that is then asked: no dots, escapes, queries or fragments.
     */
    public Optional<String> pathOf(String address) {
        if (!address.startsWith(origin + "/")) {
            return Optional.empty();
        }
        String path = address.substring(origin.length());
        return isPlain(path) ? Optional.of(path) : Optional.empty();
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            boolean endsEmpty = path.charAt(i) == '/' && (i + 1 == path.length() || path.charAt(i + 1) == '/');
            if (endsEmpty || path.charAt(i) != '/' && PLAIN.indexOf(path.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The path of a status list of ours. */
    public Optional<String> listPathOf(String address) {
        return pathOf(address).filter(path -> path.startsWith(LISTS));
    }

    /** Whether the address is https at somebody else's host; what is at ours and has no plain path is nobody's. */
    public boolean isForeign(String address) {
        try {
            URI uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && !uri.getHost().equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The id that the platform uses inside for a credential: the last part of its address here, or else the id itself. */
    public String credentialId(String id) {
        String prefix = origin + CREDENTIALS;
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    /** Whether issuance-api is the one to ask for the DID's document. */
    public boolean owns(String did) {
        return did.startsWith("did:air:") || did.equals(didWeb) || did.startsWith(didWeb + ":");
    }

    /** The DID of an issuer: an https issuer at this origin is the platform's, under the name that other systems ask for. */
    public String didOf(String issuer) {
        return issuer.equals(origin) ? didWeb : issuer;
    }

    private static String didWeb(URI origin) {
        boolean usualPort = origin.getPort() < 0 || "https".equals(origin.getScheme()) && origin.getPort() == 443;
        return "did:web:" + origin.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : "%3A" + origin.getPort());
    }
}
