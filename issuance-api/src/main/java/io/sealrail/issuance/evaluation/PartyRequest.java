package io.sealrail.issuance.evaluation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.credential.canonical.Jcs;
import io.sealrail.issuance.claim.Target;

/**
 * A person or thing, as a request describes it.
 *
 * @param type for example {@code person}
 * @param id of it at the caller
 * @param identifiers by which registries know it, at most 16, one a scheme
 * @param attributes what else is known of it, at most 32, each up to 4 KiB of JSON
 */
@Schema(name = "EvaluationParty", requiredProperties = "type")
record PartyRequest(
        @Schema(maxLength = 64, examples = "person") String type,
        @Schema(maxLength = 256) String id,
        @Schema(maxItems = 16) List<Identifier> identifiers,

        @Schema(implementation = Object.class, description = "A JSON object")
        Map<String, JsonNode> attributes) {

    private static final int LONGEST_TYPE = 64;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST_IDENTIFIERS = 16;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int LARGEST_ATTRIBUTE = 4096;

    /** One identifier: how it is called and what it is. */
    @Schema(
            name = "EvaluationIdentifier",
            requiredProperties = {"scheme", "value"})
    record Identifier(
            @Schema(maxLength = 128, examples = "national_id")
            String scheme,

            @Schema(maxLength = 256) String value) {}

    /** What it describes, within its bounds; refuses with 400. @param role how the request calls it */
    Target checked(String role) {
        Members.text(role + ".type", type, LONGEST_TYPE);
        if (id != null) {
            Members.text(role + ".id", id, LONGEST_VALUE);
        }
        return new Target(type, id, identifiers(role), attributes(role));
    }

    private List<Target.Identifier> identifiers(String role) {
        List<Identifier> given = identifiers == null ? List.of() : identifiers;
        Members.require(given.size() <= MOST_IDENTIFIERS, role + " has more than 16 identifiers");
        Set<String> schemes = new HashSet<>();
        given.forEach(identifier -> {
            Members.require(identifier != null, role + ".identifiers must hold objects");
            Members.text(role + " identifier's scheme", identifier.scheme(), LONGEST_NAME);
            Members.text(role + " identifier's value", identifier.value(), LONGEST_VALUE);
            Members.require(schemes.add(identifier.scheme()), role + " has several identifiers of one scheme");
        });
        return given.stream()
                .map(identifier -> new Target.Identifier(identifier.scheme(), identifier.value()))
                .toList();
    }

    private Map<String, JsonNode> attributes(String role) {
        Map<String, JsonNode> given = new LinkedHashMap<>(attributes == null ? Map.of() : attributes);
        given.values().removeIf(value -> value == null || value.isNull());
        Members.require(given.size() <= MOST_ATTRIBUTES, role + " has more than 32 attributes");
        given.forEach((name, value) -> {
            Members.text(role + " attribute's name", name, LONGEST_NAME);
            Members.require(
                    Jcs.canonicalize(value).length <= LARGEST_ATTRIBUTE, role + " has an attribute of more than 4 KiB");
        });
        return given;
    }
}
