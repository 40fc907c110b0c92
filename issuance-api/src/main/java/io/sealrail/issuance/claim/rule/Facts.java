package io.sealrail.issuance.claim.rule;

import java.time.LocalDate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All that a rule may look at.
 *
 * @param record what the source has; {@code null} if it has none
 * @param target {@code {type, id, identifiers: {scheme: value}, attributes: {name: value}}}
 * @param today in UTC
 */
public record Facts(ObjectNode record, ObjectNode target, LocalDate today) {}
