package io.sealrail.issuance.claim;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to one claim, already reduced to what its {@link DisclosureMode} tells.
 *
 * @param claim which claim
 * @param subjectType what the answer is about, for example {@code person}
 * @param value what the rule gave; {@code null} unless the mode is {@link DisclosureMode#VALUE}
 * @param satisfied whether the claim holds; {@code null} if the mode is {@link DisclosureMode#REDACTED}
 * @param issuedAt when the source was asked, whole seconds
 */
public record ClaimResult(ClaimRef claim, String subjectType, JsonNode value, Boolean satisfied, Instant issuedAt) {}
