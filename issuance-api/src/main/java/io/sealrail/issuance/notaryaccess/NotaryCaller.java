package io.sealrail.issuance.notaryaccess;

import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.ext.web.RoutingContext;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/**
 * Who calls the Notary API, proven by a key.
 *
 * @param clientId {@code nclient_…}: evaluations belong to it, whichever of its keys is used
 * @param keyId {@code nkey_…}
 * @param scopes what the key may be used for
 */
public record NotaryCaller(String clientId, String keyId, Set<String> scopes) {

    /** Lets a key turn evaluations into credentials. */
    public static final String CREDENTIAL_ISSUE = "registry_notary:credential_issue";

    /** What a scope looks like. */
    public static final Pattern SCOPE = Pattern.compile("[a-z0-9_]{1,64}:[a-z0-9_]{1,64}");

    private static final String KEY = NotaryCaller.class.getName();

    /** Who makes the request, whose resource is a {@link NotaryApi}. */
    public static NotaryCaller of(RoutingContext request) {
        NotaryCaller caller = request.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("nobody was authenticated for this request");
        }
        return caller;
    }

    static boolean isKnown(RoutingContext request) {
        return request.get(KEY) != null;
    }

    void isCallerOf(RoutingContext request) {
        request.put(KEY, this);
    }

    /** @throws Problem 403 {@code auth.scope_denied} */
    public void require(String scope) {
        if (!scopes.contains(scope)) {
            throw NotaryProblem.SCOPE_DENIED.problem();
        }
    }
}
