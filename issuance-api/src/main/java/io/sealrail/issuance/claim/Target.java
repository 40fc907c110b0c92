package io.sealrail.issuance.claim;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whom or what a claim is about, as the request says.
 *
 * @param type for example {@code person}
 * @param id of the target at the caller; {@code null} if it has none
 * @param identifiers by which sources know it
 * @param attributes what else is known of it
 */
public record Target(String type, String id, List<Identifier> identifiers, Map<String, JsonNode> attributes) {

    /** One value in one scheme, for example {@code national_id}. */
    public record Identifier(String scheme, String value) {}

    public Target {
        identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }
}
