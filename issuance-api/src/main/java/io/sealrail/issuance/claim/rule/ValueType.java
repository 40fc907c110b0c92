package io.sealrail.issuance.claim.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a claim's value is: JSON {@code true}/{@code false}, a text, a number, or a text that is a date ({@code 2026-11-22}). */
public enum ValueType {
    BOOLEAN {
        @Override
        Optional<JsonNode> of(JsonNode raw) {
            return raw.isBoolean() ? Optional.of(raw) : Optional.empty();
        }
    },
    STRING {
        @Override
        Optional<JsonNode> of(JsonNode raw) {
            return raw.isTextual() && raw.asText().length() <= LONGEST ? Optional.of(raw) : Optional.empty();
        }
    },
    NUMBER {
        @Override
        Optional<JsonNode> of(JsonNode raw) {
            if (!raw.isNumber() || !Double.isFinite(raw.doubleValue())) {
                return Optional.empty();
            }
            return Optional.of(raw.isIntegralNumber() ? raw : plain(raw.decimalValue()));
        }
    },
    DATE {
        @Override
        Optional<JsonNode> of(JsonNode raw) {
            if (!raw.isTextual()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        JsonNodeFactory.instance.textNode(day(raw.asText()).toString()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    };

    private static final int LONGEST = 4096;
    private static final int DAY = "2026-11-22".length();

    /** {@code boolean}, {@code string}, {@code number} or {@code date}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that is written so. */
    public static Optional<ValueType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }

    /**
     * Whether a claim with this value holds: a boolean says so itself, every other value holds if it is there and no empty
     * text. Zero is a value like any other.
     *
     * @param value {@code null} or JSON null: there is none
     */
    public static boolean satisfied(JsonNode value) {
        if (value == null || value.isNull()) {
            return false;
        }
        return value.isBoolean()
                ? value.booleanValue()
                : !(value.isTextual() && value.asText().isEmpty());
    }

    /** The value in its canonical form; empty where it is of another type. */
    abstract Optional<JsonNode> of(JsonNode raw);

    /** The day itself, or the day in UTC of a time with an offset. */
    private static LocalDate day(String text) {
        return text.length() <= DAY
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text.replace(' ', 'T'))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate();
    }

    private static JsonNode plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean whole = shortest.scale() <= 0 && shortest.precision() - shortest.scale() < 18;
        return whole
                ? JsonNodeFactory.instance.numberNode(shortest.longValueExact())
                : JsonNodeFactory.instance.numberNode(shortest);
    }
}
