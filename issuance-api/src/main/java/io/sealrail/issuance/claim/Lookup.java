package io.sealrail.issuance.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.issuance.notary.NotaryProblem;

/** Where each parameter of a source comes from. */
record Lookup(Map<String, Origin> parameters) {

    /** Sources know nobody by more than this. */
    private static final int LONGEST = 256;

    /** A part of the target. */
    record Origin(Kind kind, String name) {

        enum Kind {
            ID,
            IDENTIFIER,
            ATTRIBUTE
        }

        /** {@code id}, {@code identifier:<scheme>} or {@code attribute:<name>}. */
        static Optional<Origin> of(String text) {
            if (text.equals("id")) {
                return Optional.of(new Origin(Kind.ID, ""));
            }
            if (text.startsWith("identifier:") && text.length() > "identifier:".length()) {
                return Optional.of(new Origin(Kind.IDENTIFIER, text.substring("identifier:".length())));
            }
            if (text.startsWith("attribute:") && text.length() > "attribute:".length()) {
                return Optional.of(new Origin(Kind.ATTRIBUTE, text.substring("attribute:".length())));
            }
            return Optional.empty();
        }
    }

    /** The parameters' values; throws what is missing or cannot be used. */
    Map<String, String> values(Target target) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((parameter, origin) -> values.put(parameter, value(origin, target)));
        return values;
    }

    /** What is taken of the target, by where it is; throws as {@link #values}. */
    Map<String, String> taken(Target target) {
        Map<String, String> taken = new TreeMap<>();
        parameters.values().forEach(origin -> taken.put(origin.kind() + ":" + origin.name(), value(origin, target)));
        return taken;
    }

    private static String value(Origin origin, Target target) {
        String value =
                origin.kind() == Origin.Kind.ATTRIBUTE ? attribute(origin.name(), target) : identifier(origin, target);
        if (value.length() > LONGEST) {
            throw NotaryProblem.INVALID.problem(
                    "an identifier or attribute of the target is longer than 256 characters");
        }
        return value;
    }

    private static String identifier(Origin origin, Target target) {
        List<String> found = origin.kind() == Origin.Kind.ID
                ? Optional.ofNullable(target.id()).stream().toList()
                : target.identifiers().stream()
                        .filter(identifier -> origin.name().equals(identifier.scheme()))
                        .map(Target.Identifier::value)
                        .distinct()
                        .toList();
        if (found.size() > 1) {
            throw NotaryProblem.INVALID.problem("the target has several identifiers of one scheme");
        }
        if (found.isEmpty() || found.get(0).isBlank()) {
            throw NotaryProblem.TARGET_IDENTIFIER_MISSING.problem();
        }
        return found.get(0);
    }

    private static String attribute(String name, Target target) {
        JsonNode value = target.attributes().get(name);
        if (value == null || value.isNull() || value.asText("x").isBlank()) {
            throw NotaryProblem.TARGET_ATTRIBUTES_INSUFFICIENT.problem();
        }
        if (!value.isValueNode()) {
            throw NotaryProblem.INVALID.problem("an attribute of the target that is needed is not a single value");
        }
        return value.asText();
    }
}
