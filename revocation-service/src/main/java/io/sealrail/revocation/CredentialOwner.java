package io.sealrail.revocation;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks issuance-api for a credential whose event has not arrived here yet. */
@ApplicationScoped
class CredentialOwner {

    private static final Logger log = Logger.getLogger(CredentialOwner.class);

    private final IssuanceApi issuanceApi;
    private final Duration timeout;

    CredentialOwner(@RestClient IssuanceApi issuanceApi, RevocationConfig config) {
        this.issuanceApi = issuanceApi;
        this.timeout = config.ownerTimeout();
    }

    /** Fails with 404 if the owner does not know it either, with 503 if the owner gives no usable answer in time. */
    Uni<Revocable> find(String credentialId, String authorization) {
        return AskedOwner.answer(issuanceApi.credential(credentialId, authorization), timeout)
                .onFailure()
                .transform(this::refusal)
                .map(credential -> usable(credential, credentialId));
    }

    private RuntimeException refusal(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404) {
            return Refusals.unknownCredential();
        }
        log.warnf(
                "owner of credential gave no answer kind=%s", failure.getClass().getSimpleName());
        return Refusals.ownerAway();
    }

    private static Revocable usable(IssuanceApi.Credential credential, String asked) {
        boolean usable = credential != null
                && asked.equals(credential.credentialId())
                && credential.issuerDid() != null
                && credential.status() != null
                && credential.status().listId() != null;
        if (!usable) {
            log.warnf("owner of credential gave an incomplete answer credentialId=%s", asked);
            throw Refusals.ownerAway();
        }
        return credential.revocable();
    }
}
