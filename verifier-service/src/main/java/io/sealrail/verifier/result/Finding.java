package io.sealrail.verifier.result;

import java.util.Locale;

import static io.sealrail.verifier.result.Check.ANCHOR;
import static io.sealrail.verifier.result.Check.CONTEXT;
import static io.sealrail.verifier.result.Check.DISCLOSURE;
import static io.sealrail.verifier.result.Check.DOCUMENT;
import static io.sealrail.verifier.result.Check.ISSUER;
import static io.sealrail.verifier.result.Check.KEY;
import static io.sealrail.verifier.result.Check.KEY_BINDING;
import static io.sealrail.verifier.result.Check.PROOF;
import static io.sealrail.verifier.result.Check.SIGNATURE;
import static io.sealrail.verifier.result.Check.STATUS;
import static io.sealrail.verifier.result.Check.VALIDITY;
import static io.sealrail.verifier.result.Outcome.FAILURE;
import static io.sealrail.verifier.result.Outcome.SUCCESS;
import static io.sealrail.verifier.result.Outcome.UNKNOWN;

/** Everything that a check may find; the name is the code in the answer. */
public enum Finding {
    DOCUMENT_COMPLETE(DOCUMENT, SUCCESS, "The document has what a credential must have."),
    DOCUMENT_TOO_LARGE(DOCUMENT, FAILURE, "The document is larger or has more values than a credential may have here."),
    DOCUMENT_TOO_DEEP(DOCUMENT, FAILURE, "The document is nested deeper than a credential may be here."),
    DOCUMENT_TOO_MANY_PARTS(
            DOCUMENT, FAILURE, "The document has more contexts, proofs or status entries than we check."),
    DOCUMENT_OBSCURED(
            DOCUMENT,
            UNKNOWN,
            "The document uses JSON-LD keywords, full addresses as names or contexts of its own, behind which it could hide something."),
    TYPE_MISSING(DOCUMENT, FAILURE, "The document does not say that it is a VerifiableCredential."),
    SUBJECT_MISSING(DOCUMENT, FAILURE, "The document says nothing about a subject."),
    PROOF_MISSING(DOCUMENT, FAILURE, "The document carries no proof."),

    SD_JWT_MALFORMED(DOCUMENT, FAILURE, "The text is no SD-JWT that can be read."),
    TOKEN_TYPE_WRONG(DOCUMENT, FAILURE, "The token does not say that it is an SD-JWT VC."),
    VCT_MISSING(DOCUMENT, FAILURE, "The credential does not name its type."),

    DISCLOSURES_FIT(DISCLOSURE, SUCCESS, "Every disclosure belongs to the document."),
    DIGESTS_MALFORMED(DISCLOSURE, FAILURE, "The digests of the document do not stand as the standard has them."),
    DIGEST_DOUBLED(DISCLOSURE, FAILURE, "The same digest stands in two places of the document."),
    DISCLOSURE_HASH_UNSUPPORTED(DISCLOSURE, UNKNOWN, "The digests are of a hash that we cannot check."),
    DISCLOSURE_UNREFERENCED(DISCLOSURE, FAILURE, "A disclosure belongs to no digest of the document."),
    DISCLOSURE_DOUBLED(DISCLOSURE, FAILURE, "The same disclosure is there twice."),
    DISCLOSURE_MISPLACED(
            DISCLOSURE, FAILURE, "A disclosure of a member stands for an element of a list, or the other way round."),
    DISCLOSURE_NAME_RESERVED(DISCLOSURE, FAILURE, "A disclosure has a name that no disclosure may have."),
    DISCLOSURE_NAME_DOUBLED(DISCLOSURE, FAILURE, "A disclosure has the name of a member that is there already."),

    CONTEXTS_KNOWN(CONTEXT, SUCCESS, "Every context of the document is one that we hold."),
    CONTEXT_MISSING(CONTEXT, FAILURE, "The first context of the document is not that of a W3C credential."),
    CONTEXT_UNKNOWN(CONTEXT, UNKNOWN, "The document uses a context that we do not hold, and we fetch none."),

    ISSUER_RESOLVED(ISSUER, SUCCESS, "The issuer is known."),
    ISSUER_MISSING(ISSUER, FAILURE, "The document does not name its issuer."),
    ISSUER_UNRESOLVED(ISSUER, UNKNOWN, "The issuer could not be resolved."),
    ISSUER_MALFORMED(ISSUER, FAILURE, "The issuer is no DID and no https address that can be read."),

    KEY_VALID(KEY, SUCCESS, "The key belongs to the issuer and may sign credentials."),
    KEY_NOT_FOUND(KEY, UNKNOWN, "The key could not be found among the issuer's keys."),
    KEY_NOT_NAMED(KEY, FAILURE, "The token does not name the key that signed it."),
    KEY_NOT_OF_ISSUER(KEY, FAILURE, "The key that signed belongs to somebody other than the issuer."),
    KEY_NOT_FOR_ASSERTION(KEY, FAILURE, "The issuer does not allow this key to sign credentials."),
    KEY_UNSUPPORTED(KEY, UNKNOWN, "The key is of a kind that we cannot check."),
    KEY_REVOKED(KEY, FAILURE, "The issuer has revoked the key that signed."),
    KEY_ENDED_BEFORE_ISSUE(KEY, FAILURE, "The credential was signed after its key had been retired."),
    KEY_ENDED_TIME_UNKNOWN(KEY, UNKNOWN, "The key has been retired and nothing says when the credential was signed."),

    SIGNATURE_VALID(SIGNATURE, SUCCESS, "The signature is the issuer's and the document is unchanged."),
    SIGNATURE_INVALID(
            SIGNATURE, FAILURE, "The signature does not fit the document: it was changed or signed with another key."),
    SIGNATURE_NOT_CHECKED(SIGNATURE, UNKNOWN, "The signature was not checked, for the reasons given beside this one."),
    ALGORITHM_REFUSED(SIGNATURE, FAILURE, "The token names an algorithm that makes no signature of an issuer."),
    PROOF_MALFORMED(SIGNATURE, FAILURE, "The proof lacks what a proof must have."),
    PROOF_UNSUPPORTED(SIGNATURE, UNKNOWN, "The proof is of a kind that we cannot check."),
    SIGNATURE_NOT_MADE_YET(SIGNATURE, FAILURE, "The proof says that it was made in the future."),
    PROOF_PURPOSE_WRONG(SIGNATURE, FAILURE, "The proof was made for another purpose than asserting a credential."),
    PROOF_EXPIRED(SIGNATURE, FAILURE, "The proof has expired."),
    TERM_UNDEFINED(
            SIGNATURE, FAILURE, "The document uses terms that no context defines, so that no signature protects them."),
    DOCUMENT_MALFORMED(SIGNATURE, FAILURE, "The document is no JSON-LD that can be signed."),
    DOCUMENT_TOO_COMPLEX(SIGNATURE, FAILURE, "The document is more entangled than a credential may be here."),
    PROOF_IGNORED(PROOF, UNKNOWN, "Another proof of the document is of a kind that we cannot check."),

    KEY_BINDING_IGNORED(
            PROOF, UNKNOWN, "The holder's signature was not looked at: this call asks about the credential alone."),

    KEY_BINDING_VALID(KEY_BINDING, SUCCESS, "The holder of the credential made this presentation, and just for this."),
    KEY_BINDING_NOT_ASKED(
            KEY_BINDING, UNKNOWN, "The key binding was not checked, because nonce and audience were not both given."),
    KEY_BINDING_NOT_CHECKED(
            KEY_BINDING,
            UNKNOWN,
            "The key binding was not checked, because the signature was not found to be the issuer's."),
    KEY_BINDING_MISSING(
            KEY_BINDING, FAILURE, "The credential belongs to a holder, who has not signed this presentation."),
    HOLDER_NOT_NAMED(
            KEY_BINDING,
            UNKNOWN,
            "The credential names no key of a holder, so that nobody can show that it is theirs."),
    HOLDER_KEY_UNSUPPORTED(KEY_BINDING, UNKNOWN, "The holder's key is named in a way that we cannot check."),
    HOLDER_KEY_MALFORMED(KEY_BINDING, FAILURE, "The holder's key is none that anybody could sign with."),
    KEY_BINDING_TYPE_WRONG(KEY_BINDING, FAILURE, "What the holder signed does not say that it is a key binding."),
    KEY_BINDING_SIGNATURE_INVALID(KEY_BINDING, FAILURE, "The key binding is not signed with the holder's key."),
    KEY_BINDING_OF_ANOTHER_PRESENTATION(
            KEY_BINDING, FAILURE, "The key binding was made for another credential or for other disclosures."),
    KEY_BINDING_FOR_ANOTHER_AUDIENCE(KEY_BINDING, FAILURE, "The key binding was made for somebody else."),
    KEY_BINDING_NONCE_WRONG(KEY_BINDING, FAILURE, "The key binding answers another nonce."),
    KEY_BINDING_NOT_FRESH(KEY_BINDING, FAILURE, "The key binding was made too long ago, in the future, or at no time."),

    WITHIN_VALIDITY(VALIDITY, SUCCESS, "The credential is within its time of validity."),
    NO_EXPIRY(VALIDITY, SUCCESS, "The credential is valid by now and names no end."),
    NOT_YET_VALID(VALIDITY, FAILURE, "The credential is not valid yet."),
    EXPIRED(VALIDITY, FAILURE, "The credential has expired."),
    TIME_MISSING(VALIDITY, FAILURE, "The credential does not say when it was issued."),
    TIME_MALFORMED(VALIDITY, FAILURE, "A time of the credential cannot be read."),
    TIME_REVERSED(VALIDITY, FAILURE, "The credential ends before it begins."),
    VALIDITY_NOT_CHECKED(VALIDITY, UNKNOWN, "The time of validity was not checked."),

    NOT_REVOKED(STATUS, SUCCESS, "The issuer's status list says that the credential stands."),
    NO_STATUS(STATUS, SUCCESS, "The credential names no status list; it cannot be revoked."),
    REVOKED(STATUS, FAILURE, "The credential has been revoked."),
    SUSPENDED(STATUS, FAILURE, "The credential is suspended."),
    STATUS_OF_APPLICATION(
            STATUS, UNKNOWN, "The status list gives the credential a status that only its application knows."),
    STATUS_NOT_CHECKED(
            STATUS, UNKNOWN, "The status was not looked up, because the signature was not found to be the issuer's."),
    STATUS_UNAVAILABLE(STATUS, UNKNOWN, "The status could not be looked up just now."),
    STATUS_ENTRY_MALFORMED(STATUS, FAILURE, "The credential's status entry is not one."),
    STATUS_TYPE_UNSUPPORTED(STATUS, UNKNOWN, "The status is kept in a way that we cannot check."),
    STATUS_PURPOSE_UNSUPPORTED(STATUS, UNKNOWN, "The status entry serves a purpose that we cannot judge."),
    STATUS_INDEX_MALFORMED(STATUS, FAILURE, "The place of the credential in its status list cannot be read."),
    STATUS_INDEX_OUT_OF_RANGE(STATUS, FAILURE, "The place of the credential lies outside its status list."),
    STATUS_LIST_FOREIGN(
            STATUS, UNKNOWN, "The status list is at an address where we do not ask, or one of too many at one domain."),
    STATUS_LIST_UNAVAILABLE(STATUS, UNKNOWN, "The status list could not be had."),
    STATUS_LIST_UNVERIFIED(
            STATUS, UNKNOWN, "The status list is not signed by the issuer in a way that we could check."),
    STATUS_LIST_STALE(STATUS, UNKNOWN, "The status list that could be had is too old to be believed."),
    STATUS_LIST_OF_ANOTHER_ISSUER(STATUS, FAILURE, "The status list belongs to another issuer than the credential."),
    STATUS_LIST_OF_ANOTHER_TYPE(STATUS, FAILURE, "The status list is of another type than the credential says."),
    STATUS_LIST_OF_ANOTHER_PURPOSE(STATUS, FAILURE, "The status list serves another purpose than the credential says."),
    STATUS_LIST_OF_ANOTHER_ADDRESS(
            STATUS, FAILURE, "The status list calls itself by another address than the credential."),
    STATUS_LIST_TOO_SHORT(STATUS, FAILURE, "The status list has fewer than 131,072 entries."),
    STATUS_LIST_MALFORMED(STATUS, FAILURE, "The status list cannot be decoded."),

    ANCHORED(ANCHOR, SUCCESS, "The credential is anchored by transaction %s on chain %d."),
    ANCHOR_NOT_KNOWN(ANCHOR, UNKNOWN, "No anchor of this credential is known here."),
    ANCHOR_OF_ANOTHER_CREDENTIAL(ANCHOR, FAILURE, "The anchored hash in the document belongs to another credential."),
    ANCHOR_NOT_CHECKED(ANCHOR, UNKNOWN, "The anchor was not looked up.");

    private final Check check;
    private final Outcome outcome;
    private final String message;

    Finding(Check check, Outcome outcome, String message) {
        this.check = check;
        this.outcome = outcome;
        this.message = message;
    }

    /** What was looked at. */
    public Check check() {
        return check;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** The line of the answer, its sentence filled in with the details. */
    public CheckResult with(Object... details) {
        return new CheckResult(
                check, outcome, this, details.length == 0 ? message : String.format(Locale.ROOT, message, details));
    }
}
