package io.sealrail.issuance.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MediaType;

import io.sealrail.issuance.claim.Formats;

/**
 * What an {@code Accept} header allows (RFC 9110 section 12.5.1): the most specific range that matches decides. Plain {@code
 * application/json} stands for claim results.
 */
final class AcceptedFormats {

    private static final String Q = "q";
    private static final double MOST = 1;
    private static final int MOST_RANGES = 50;
    private static final int LONGEST = 256;

    private final List<MediaType> ranges;

    private AcceptedFormats(List<MediaType> ranges) {
        this.ranges = ranges;
    }

    /** Ranges that cannot be read or are longer than 256 characters are left out, as are those after the fiftieth; a header without any allows everything. */
    static AcceptedFormats of(List<String> headers) {
        List<MediaType> ranges = new ArrayList<>();
        headers.stream()
                .flatMap(header -> split(header).stream())
                .map(String::strip)
                .filter(range -> !range.isEmpty() && range.length() <= LONGEST)
                .limit(MOST_RANGES)
                .forEach(range -> parsed(range).ifPresent(ranges::add));
        return new AcceptedFormats(ranges);
    }

    /** At the commas that are not within quotes, in one pass. */
    private static List<String> split(String header) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted) {
                parts.add(header.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(header.substring(start));
        return parts;
    }

    /** The most wanted of the formats, the first of those that are wanted alike; empty if none may be sent. */
    Optional<String> preferred(List<String> formats) {
        return formats.stream().filter(this::allows).max(Comparator.comparingDouble(this::wanted));
    }

    boolean allows(String format) {
        return wanted(format) > 0;
    }

    boolean allowsJson() {
        return allows(Formats.CLAIM_RESULT);
    }

    private double wanted(String format) {
        double quality = quality(MediaType.valueOf(format));
        return format.equals(Formats.CLAIM_RESULT)
                ? Math.max(quality, quality(MediaType.APPLICATION_JSON_TYPE))
                : quality;
    }

    private double quality(MediaType type) {
        if (ranges.isEmpty()) {
            return MOST;
        }
        return ranges.stream()
                .filter(range -> matches(range, type))
                .max(Comparator.comparingInt(AcceptedFormats::precision))
                .map(AcceptedFormats::q)
                .orElse(0d);
    }

    private static boolean matches(MediaType range, MediaType type) {
        return range.isCompatible(type)
                && range.getParameters().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equalsIgnoreCase(Q))
                        .allMatch(parameter ->
                                parameter.getValue().equals(type.getParameters().get(parameter.getKey())));
    }

    private static int precision(MediaType range) {
        int wildcards = (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1);
        return wildcards * 10 + range.getParameters().size();
    }

    private static double q(MediaType range) {
        String q = range.getParameters().getOrDefault(Q, "1");
        return q.matches("[01](\\.\\d{0,3})?") ? Math.min(MOST, Double.parseDouble(q)) : 0;
    }

    private static Optional<MediaType> parsed(String range) {
        try {
            return Optional.of(MediaType.valueOf(range.equals("*") ? MediaType.WILDCARD : range));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Our way of writing a media type, however it was written; empty if it is none of the formats. */
    static Optional<String> known(String written) {
        return parsed(written).flatMap(type -> Formats.ALL.stream()
                .filter(format -> same(MediaType.valueOf(format), type))
                .findFirst());
    }

    private static boolean same(MediaType one, MediaType other) {
        Map<String, String> parameters = one.getParameters();
        return one.getType().equalsIgnoreCase(other.getType())
                && one.getSubtype().equalsIgnoreCase(other.getSubtype())
                && parameters.equals(other.getParameters());
    }
}
