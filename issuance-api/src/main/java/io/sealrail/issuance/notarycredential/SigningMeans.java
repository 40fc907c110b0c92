package io.sealrail.issuance.notarycredential;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Signer;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.backlog.Backlog;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.issuer.NoSigningKeyException;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.http.Problem;

/** The platform issuer's key and a place in one of its status lists, for one credential each. */
@ApplicationScoped
class SigningMeans {

    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PlatformIssuer issuer;
    private final IssuerKeys keys;
    private final StatusIndexes statusIndexes;
    private final Backlog backlog;

    SigningMeans(PlatformIssuer issuer, IssuerKeys keys, StatusIndexes statusIndexes, Backlog backlog) {
        this.issuer = issuer;
        this.keys = keys;
        this.statusIndexes = statusIndexes;
        this.backlog = backlog;
    }

    /**
     * The key that signs now.
     *
     * @throws Problem (in the Uni) 501 {@code credential.issuer_not_configured} if there is none; 503 if too many events wait
     */
    Uni<Signer> signer() {
        if (backlog.full()) {
            return Uni.createFrom().failure(unavailable("too much waits to be published: try again", "outbox.full"));
        }
        return keys.signer(issuer.did())
                .onFailure(NoSigningKeyException.class)
                .transform(
                        failure -> NotaryProblem.ISSUER_NOT_CONFIGURED.problem("the issuer has no key to sign with"));
    }

    /** The next place in a list; fails with 503 while no list that is served has room. */
    Uni<StatusReference> status() {
        return statusIndexes
                .take(issuer.did())
                .onFailure(failure -> failure instanceof Problem problem && problem.status() == UNAVAILABLE)
                .transform(failure -> unavailable(
                        "no status list has room: try again with a new proof", "credential_status.unavailable"));
    }

    private static Problem unavailable(String why, String reason) {
        return NotaryProblem.SOURCE_UNAVAILABLE.problem(why).because(reason).retryAfter(PAUSE);
    }
}
