package io.sealrail.issuance.program;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** How a subject's property is typed in the JSON-LD context. */
enum TermType {
    PLAIN(null),
    DATE("http://www.w3.org/2001/XMLSchema#date"),
    DATE_TIME("http://www.w3.org/2001/XMLSchema#dateTime");

    private final String iri;

    TermType(String iri) {
        this.iri = iri;
    }

    static TermType of(JsonNode property) {
        return switch (property.path("format").asText()) {
            case "date" -> DATE;
            case "date-time" -> DATE_TIME;
            default -> PLAIN;
        };
    }

    Optional<String> iri() {
        return Optional.ofNullable(iri);
    }
}
