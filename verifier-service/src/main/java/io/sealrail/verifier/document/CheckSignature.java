package io.sealrail.verifier.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.DocumentTooComplexException;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.credential.canonical.UndefinedTermException;
import io.sealrail.credential.canonical.UnknownContextException;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.verifier.result.Finding;

/** Checks one proof of a document with a key: heavy work, for a worker thread. */
final class CheckSignature {

    private static final Logger LOG = Logger.getLogger(CheckSignature.class);

    private final ObjectNode document;
    private final Contexts contexts;

    CheckSignature(ObjectNode document, Contexts contexts) {
        this.document = document;
        this.contexts = contexts;
    }

    Finding check(Proof proof, byte[] publicKey) {
        try {
            refuseUndefinedTerms(proof);
            return DataIntegrity.verify(document, proof.json(), publicKey, contexts)
                    ? Finding.SIGNATURE_VALID
                    : Finding.SIGNATURE_INVALID;
        } catch (CanonicalizationException e) {
            return finding(e);
        } catch (RuntimeException | StackOverflowError e) {
            // The libraries beneath were not written for hostile documents; what they trip over is not our trouble.
            LOG.infof("document cannot be canonicalised cause=%s", e.getClass().getName());
            return Finding.DOCUMENT_MALFORMED;
        }
    }

    /** A proof over JSON protects terms that have no meaning as well; we hold all suites to the same. */
    private void refuseUndefinedTerms(Proof proof) {
        if (proof.suite().filter(Cryptosuite.EDDSA_JCS_2022::equals).isPresent()) {
            ObjectNode unsecured = document.deepCopy();
            unsecured.remove("proof");
            Rdfc.canonicalize(unsecured, contexts);
        }
    }

    private static Finding finding(CanonicalizationException e) {
        if (e instanceof UndefinedTermException) {
            return Finding.TERM_UNDEFINED;
        }
        if (e instanceof UnknownContextException) {
            return Finding.CONTEXT_UNKNOWN;
        }
        return e instanceof DocumentTooComplexException ? Finding.DOCUMENT_TOO_COMPLEX : Finding.DOCUMENT_MALFORMED;
    }
}
