package io.sealrail.issuance.evaluation;

import java.util.List;

import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.DisclosureMode;

/**
 * What may be asked and told.
 *
 * @param claims in the order of the request
 * @param format one of {@link io.sealrail.issuance.claim.Formats}
 * @param serviceId who answers
 */
record GrantedClaims(
        List<ClaimDefinition> claims, DisclosureMode disclosure, String format, String purpose, String serviceId) {}
