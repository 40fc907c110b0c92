package io.sealrail.issuance.partner;

import io.sealrail.kit.http.Problem;

/** The rules of {@code x-partner-auth}, one refusal each: the message names the rule and holds nothing of the token. */
enum TokenRefusal {
    TOKEN_MISSING("the x-partner-auth header is missing"),
    TOKEN_MALFORMED("the partner token is not a compact JWT"),
    TOKEN_ALG("the partner token's alg must be RS256, ES256 or EdDSA"),
    TOKEN_TYP("the partner token's header must say typ: \"JWT\""),
    TOKEN_KID("the partner token's header has no kid"),
    TOKEN_PARTNER_ID("the partner token's partnerId claim is missing or not a UUID"),
    PARTNER_UNKNOWN("the partner token's partnerId is not known here"),
    JWKS_UNREACHABLE("the partner's JWKS could not be fetched"),
    KID_UNKNOWN("the partner token's kid is not in the partner's JWKS"),
    TOKEN_SIGNATURE("the partner token's signature does not verify under the key that its kid names"),
    TOKEN_EXP_MISSING("the partner token's exp claim is missing or not a number"),
    TOKEN_EXPIRED("the partner token is expired"),
    TOKEN_EXP_TOO_FAR("the partner token's exp is too far ahead: at most 15 minutes are allowed"),
    TOKEN_NOT_YET_VALID("the partner token is not valid yet (nbf)"),
    TOKEN_IAT("the partner token's iat claim is in the future or not a number"),
    TOKEN_SCOPE("the partner token's scope must contain \"issue\""),
    TOKEN_EMAIL("the partner token's email claim is missing or not an e-mail address");

    private final String message;

    TokenRefusal(String message) {
        this.message = message;
    }

    Problem problem() {
        return Problem.of(401, name(), message);
    }
}
