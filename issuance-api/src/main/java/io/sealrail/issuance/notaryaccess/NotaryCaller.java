package io.sealrail.issuance.notaryaccess;

import java.util.Set;

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

    /** @throws Problem 403 {@code auth.scope_denied} */
    public void require(String scope) {
        if (!scopes.contains(scope)) {
            throw NotaryProblem.SCOPE_DENIED.problem();
        }
    }
}
