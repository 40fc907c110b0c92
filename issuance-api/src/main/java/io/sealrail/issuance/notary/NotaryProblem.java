package io.sealrail.issuance.notary;

import io.sealrail.kit.http.Problem;

/**
 * The refusals of the Notary API. Where the API's published examples name a code for an HTTP status (406, 409, 413), that is the
 * code, and what happened in particular is its {@code reason}.
 */
public enum NotaryProblem {
    INVALID(400, "request.invalid", "Invalid request", "the request cannot be understood"),
    PURPOSE_REQUIRED(400, "auth.purpose_required", "Purpose required", "the purpose of the request is required"),
    MULTIPLE_CREDENTIALS(
            400, "auth.multiple_credentials", "Multiple credentials", "send an API key or a bearer token, not both"),
    HOLDER_PROOF_REQUIRED(
            400, "credential.holder_proof_required", "Holder proof required", "holder proof of possession is required"),
    DISCLOSURE_WIDENING(
            400,
            "credential.disclosure_widening",
            "Disclosure widening",
            "the request asks for more than the evaluation may disclose"),
    TARGET_IDENTIFIER_MISSING(
            400,
            "target.identifier_missing",
            "Target identifier missing",
            "the target lacks an identifier that is needed"),
    TARGET_ATTRIBUTES_INSUFFICIENT(
            400,
            "target.attributes_insufficient",
            "Target attributes insufficient",
            "the target lacks an attribute that is needed"),
    MISSING_CREDENTIAL(401, "auth.missing_credential", "Missing credential", "missing authentication credential"),
    SCOPE_DENIED(403, "auth.scope_denied", "Scope denied", "the credential lacks a scope that is needed"),
    BINDING_MISMATCH(
            403,
            "evaluation.binding_mismatch",
            "Evaluation binding mismatch",
            "the request differs from the evaluation"),
    PURPOSE_NOT_ALLOWED(
            403, "purpose.not_allowed", "Purpose not allowed", "the claim may not be asked for this purpose"),
    DISCLOSURE_NOT_ALLOWED(
            403, "claim.disclosure_not_allowed", "Disclosure not allowed", "the disclosure is not allowed"),
    CLAIM_NOT_FOUND(404, "claim.not_found", "Claim not found", "the claim id is unknown"),
    CLAIM_VERSION_NOT_FOUND(404, "claim.version_not_found", "Claim version not found", "the claim has no such version"),
    TARGET_NOT_FOUND(404, "target.not_found", "Target not found", "no record matches the target"),
    EVALUATION_NOT_FOUND(
            404, "evaluation.not_found", "Evaluation not found", "the evaluation id is unknown or expired"),
    STATUS_NOT_FOUND(404, "credential_status.not_found", "Credential status not found", "the credential id is unknown"),
    FORMAT_UNSUPPORTED(
            406, "format.unsupported", "Claim format not supported", "the requested claim format is not supported"),
    CONFLICT(409, "request.conflict", "Request conflict", "the request conflicts with existing state"),
    TOO_LARGE(413, "request.too_large", "Request too large", "the request body or batch is too large"),
    RATE_LIMITED(
            429,
            "self_attestation.rate_limited",
            "Self-attestation rate limited",
            "self-attestation request is rate limited"),
    ISSUANCE_FAILED(500, "credential.issuance_failed", "Issuance failed", "the credential could not be issued"),
    RULE_FAILED(
            500, "claim.rule_evaluation_failed", "Rule evaluation failed", "the claim's rule could not be evaluated"),
    AUDIT_FAILED(500, "audit.write_failed", "Audit write failed", "the request could not be put on record"),
    ISSUER_NOT_CONFIGURED(
            501,
            "credential.issuer_not_configured",
            "Issuer not configured",
            "no such credential profile is configured"),
    SERVER_DISABLED(501, "evidence.server_disabled", "Evidence server disabled", "no claims are configured"),
    SOURCE_UNAVAILABLE(503, "source.unavailable", "Source unavailable", "the evidence source is unavailable");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    NotaryProblem(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    /** The refusal with its usual sentence. */
    public Problem problem() {
        return problem(detail);
    }

    /** The refusal with a sentence that says more; it names the kind of a bad value, never its content. */
    public Problem problem(String why) {
        return Problem.of(status, code, why).titled(title);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }
}
