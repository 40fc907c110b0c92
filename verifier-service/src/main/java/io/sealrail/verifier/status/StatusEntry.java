package io.sealrail.verifier.status;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.verifier.result.Finding;

/** One {@code credentialStatus}, read without judging it (StatusList2021, 3.1; Bitstring Status List 1.0, 2.1). */
record StatusEntry(JsonNode json) {

    private static final Set<String> PURPOSES = Set.of("revocation", "suspension");
    private static final int MAX_ADDRESS = 2_048;
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,9}");

    Optional<ListType> type() {
        return ListType.ofEntry(json);
    }

    String purpose() {
        return json.path("statusPurpose").asText();
    }

    /** The address of the list. */
    String list() {
        return json.path("statusListCredential").asText();
    }

    /** The place in the list, text by both standards. */
    long index() {
        return Long.parseLong(json.path("statusListIndex").textValue());
    }

    /** What a set bit means. */
    Finding whenSet() {
        return purpose().equals("suspension") ? Finding.SUSPENDED : Finding.REVOKED;
    }

    /** What keeps us from looking it up. */
    Optional<Finding> problem() {
        if (!json.isObject() || !json.path("type").isTextual()) {
            return Optional.of(Finding.STATUS_ENTRY_MALFORMED);
        }
        if (type().isEmpty() || json.path("statusSize").asInt(1) != 1) {
            return Optional.of(Finding.STATUS_TYPE_UNSUPPORTED);
        }
        if (!json.path("statusPurpose").isTextual()
                || !json.path("statusListCredential").isTextual()
                || list().length() > MAX_ADDRESS) {
            return Optional.of(Finding.STATUS_ENTRY_MALFORMED);
        }
        if (!PURPOSES.contains(purpose())) {
            return Optional.of(Finding.STATUS_PURPOSE_UNSUPPORTED);
        }
        JsonNode index = json.path("statusListIndex");
        boolean readable = index.isTextual() && INDEX.matcher(index.textValue()).matches();
        return readable ? Optional.empty() : Optional.of(Finding.STATUS_INDEX_MALFORMED);
    }
}
