package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.result.Finding;

/**
 * The time of validity of a document: {@code issuanceDate} and {@code expirationDate} (VC Data Model 1.1), {@code validFrom}
 * and {@code validUntil} (2.0). All that are there count, whatever the version, so that none can be overlooked.
 */
public final class Validity {

    private static final List<String> BEGINNINGS = List.of("issuanceDate", "validFrom");
    private static final List<String> ENDS = List.of("expirationDate", "validUntil");

    private final Optional<Period> period;
    private final Optional<Instant> issuedAt;
    private final boolean needsBeginning;
    private final Duration skew;

    /** Judges a document, of which it keeps the times alone, allowing for clocks that differ by so much. */
    public Validity(ObjectNode document, Duration skew) {
        this.period = Period.read(document, BEGINNINGS, ENDS, Timestamps::parse);
        this.issuedAt =
                Period.read(document, BEGINNINGS, List.of(), Timestamps::parse).flatMap(Period::beginning);
        this.needsBeginning = isVersion1(document);
        this.skew = skew;
    }

    /** How it stands at this time; exactly at its end a document still holds. */
    public Finding at(Instant now) {
        if (period.isEmpty()) {
            return Finding.TIME_MALFORMED;
        }
        return period.get().beginnings().isEmpty() && needsBeginning
                ? Finding.TIME_MISSING
                : period.get().at(now, skew);
    }

    /** When the document says that it was issued: its latest beginning. */
    Optional<Instant> issuedAt() {
        return issuedAt;
    }

    private static boolean isVersion1(ObjectNode document) {
        return SecuredDocument.VERSION_1.equals(SecuredDocument.parts(document.path("@context")).stream()
                .findFirst()
                .map(JsonNode::textValue)
                .orElse(null));
    }
}
