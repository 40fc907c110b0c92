package io.sealrail.issuance.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.issuance.claim.DisclosureMode;

/**
 * What a request asks, whomever it is about, before anybody has looked whether that may be asked.
 *
 * @param claims 1 to 32, no id twice
 * @param format as it was written
 * @param purpose of the body
 */
record AskedClaims(
        List<AskedClaim> claims,
        Optional<DisclosureMode> disclosure,
        Optional<String> format,
        Optional<String> purpose) {

    private static final int MOST_CLAIMS = 32;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_VERSION = 64;
    private static final int LONGEST_TEXT = 256;
    private static final Set<String> MEMBERS = Set.of("id", "version");

    /** A claim by its id; without a version, the newest. */
    record AskedClaim(String id, Optional<String> version) {}

    /** Reads the members that all evaluation calls have; refuses with 400. */
    static AskedClaims of(List<JsonNode> claims, String disclosure, String format, String purpose) {
        Members.require(claims != null && !claims.isEmpty(), "claims is missing");
        Members.require(claims.size() <= MOST_CLAIMS, "there are more than 32 claims");
        List<AskedClaim> asked = claims.stream().map(AskedClaims::claim).toList();
        Set<String> ids = new HashSet<>();
        Members.require(asked.stream().allMatch(claim -> ids.add(claim.id())), "a claim comes twice");
        return new AskedClaims(
                asked,
                Optional.ofNullable(disclosure).map(AskedClaims::disclosure),
                Optional.ofNullable(format).map(text -> Members.text("format", text, LONGEST_TEXT)),
                Optional.ofNullable(purpose).map(AskedClaims::purpose));
    }

    /** The mode that is written so. */
    static DisclosureMode disclosure(String text) {
        Optional<DisclosureMode> mode = DisclosureMode.of(text);
        Members.require(mode.isPresent(), "disclosure must be \"value\", \"predicate\" or \"redacted\"");
        return mode.orElseThrow();
    }

    static String purpose(String text) {
        return Members.text("purpose", text, LONGEST_TEXT);
    }

    private static AskedClaim claim(JsonNode claim) {
        boolean readable = claim != null && (claim.isTextual() || claim.isObject());
        Members.require(readable, "a claim must be its id, or an object with its id and version");
        if (claim.isTextual()) {
            return new AskedClaim(Members.text("a claim's id", claim.textValue(), LONGEST_ID), Optional.empty());
        }
        claim.fieldNames()
                .forEachRemaining(
                        name -> Members.require(MEMBERS.contains(name), "a claim has the members id and version only"));
        String id = Members.text("a claim's id", text(claim, "id"), LONGEST_ID);
        Optional<String> version = Optional.ofNullable(text(claim, "version"))
                .map(text -> Members.text("a claim's version", text, LONGEST_VERSION));
        return new AskedClaim(id, version);
    }

    private static String text(JsonNode claim, String member) {
        JsonNode value = claim.path(member);
        boolean absent = value.isMissingNode() || value.isNull();
        Members.require(absent || value.isTextual(), "a claim's " + member + " must be a string");
        return absent ? null : value.textValue();
    }
}
