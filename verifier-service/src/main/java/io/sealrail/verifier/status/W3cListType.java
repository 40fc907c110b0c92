package io.sealrail.verifier.status;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;

/** The two kinds of list that a W3C credential may name. */
enum W3cListType implements ListType {
    STATUS_LIST_2021("StatusList2021", "application/vc+ld+json") {
        @Override
        StatusBits decode(String encodedList, int maxBytes) {
            return StatusList2021.decode(encodedList, maxBytes);
        }
    },
    BITSTRING("BitstringStatusList", "application/vc") {
        @Override
        StatusBits decode(String encodedList, int maxBytes) {
            return BitstringStatusList.decode(encodedList, maxBytes);
        }
    };

    private final String subject;
    private final String mediaType;

    W3cListType(String subject, String mediaType) {
        this.subject = subject;
        this.mediaType = mediaType;
    }

    static Optional<W3cListType> ofEntry(JsonNode entry) {
        return Arrays.stream(values())
                .filter(type ->
                        (type.subject + "Entry").equals(entry.path("type").textValue()))
                .findFirst();
    }

    /** The type of the list's {@code credentialSubject}. */
    String subject() {
        return subject;
    }

    /** The type of the list itself. */
    String credential() {
        return subject + "Credential";
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    /** The bits of an {@code encodedList}. */
    abstract StatusBits decode(String encodedList, int maxBytes);
}
