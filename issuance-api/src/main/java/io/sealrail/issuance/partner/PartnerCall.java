package io.sealrail.issuance.partner;

/**
 * Who calls, and for which user.
 *
 * @param partner the partner whose key signed the token
 * @param email the user's e-mail, trimmed and in lower case
 */
public record PartnerCall(Partner partner, String email) {}
