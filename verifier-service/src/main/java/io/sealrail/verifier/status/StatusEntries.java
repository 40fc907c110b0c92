package io.sealrail.verifier.status;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.verifier.result.Finding;

/** Reads where credentials say that their status is, without judging it. */
public final class StatusEntries {

    static final Set<String> PURPOSES = Set.of("revocation", "suspension");
    private static final int MAX_ADDRESS = 2_048;
    private static final long MAX_INDEX = 9_999_999_999L;
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,9}");

    private StatusEntries() {}

    /** One {@code credentialStatus} (StatusList2021, 3.1; Bitstring Status List 1.0, 2.1); its index is text by both standards. */
    public static StatusEntry ofCredentialStatus(JsonNode json) {
        Optional<W3cListType> type = W3cListType.ofEntry(json);
        if (!json.isObject() || !json.path("type").isTextual()) {
            return StatusEntry.broken(Finding.STATUS_ENTRY_MALFORMED);
        }
        if (type.isEmpty() || json.path("statusSize").asInt(1) != 1) {
            return StatusEntry.broken(Finding.STATUS_TYPE_UNSUPPORTED);
        }
        if (!json.path("statusPurpose").isTextual() || !isAddress(json.path("statusListCredential"))) {
            return StatusEntry.broken(Finding.STATUS_ENTRY_MALFORMED);
        }
        if (!PURPOSES.contains(json.path("statusPurpose").textValue())) {
            return StatusEntry.broken(Finding.STATUS_PURPOSE_UNSUPPORTED);
        }
        JsonNode index = json.path("statusListIndex");
        return index.isTextual() && INDEX.matcher(index.textValue()).matches()
                ? StatusEntry.sound(
                        type.get(),
                        json.path("statusListCredential").textValue(),
                        Long.parseLong(index.textValue()),
                        json.path("statusPurpose").textValue())
                : StatusEntry.broken(Finding.STATUS_INDEX_MALFORMED);
    }

    /** The {@code status} of a token, if there is one (Token Status List, 6.2); other mechanisms in it are not judged. */
    public static List<StatusEntry> ofStatusClaim(JsonNode status) {
        if (status.isMissingNode()) {
            return List.of();
        }
        JsonNode reference = status.path("status_list");
        if (status.isObject() && reference.isMissingNode()) {
            return List.of(StatusEntry.broken(Finding.STATUS_TYPE_UNSUPPORTED));
        }
        if (!reference.isObject() || !isAddress(reference.path("uri"))) {
            return List.of(StatusEntry.broken(Finding.STATUS_ENTRY_MALFORMED));
        }
        JsonNode index = reference.path("idx");
        boolean readable = index.isIntegralNumber()
                && index.canConvertToLong()
                && index.longValue() >= 0
                && index.longValue() <= MAX_INDEX;
        return List.of(
                readable
                        ? StatusEntry.sound(
                                TokenListType.TOKEN, reference.get("uri").textValue(), index.longValue(), null)
                        : StatusEntry.broken(Finding.STATUS_INDEX_MALFORMED));
    }

    /** Text of at most 2,048 characters. */
    static boolean isAddress(JsonNode address) {
        return address.isTextual() && address.textValue().length() <= MAX_ADDRESS;
    }
}
