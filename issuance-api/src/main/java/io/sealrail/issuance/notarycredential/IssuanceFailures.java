package io.sealrail.issuance.notarycredential;

import org.jboss.logging.Logger;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.WithoutMessages;

/** What goes wrong from the use of the proof on. */
final class IssuanceFailures {

    private static final Logger LOG = Logger.getLogger(IssuanceFailures.class);

    private IssuanceFailures() {}

    /** The failure as the client sees it, 500 {@code credential.issuance_failed}; its cause is in the log. */
    static Problem failed(Throwable failure) {
        LOG.errorf("credential not issued kind=%s", WithoutMessages.kind(failure));
        LOG.debug("credential not issued", WithoutMessages.of(failure));
        return NotaryProblem.ISSUANCE_FAILED.problem();
    }
}
