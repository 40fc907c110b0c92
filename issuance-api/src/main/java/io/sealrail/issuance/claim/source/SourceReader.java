package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;

import io.sealrail.issuance.claim.yaml.Section;

/** Reads the member {@code sources} of the file. Opens nothing. */
public final class SourceReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]+");
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Placeholders placeholders;
    private final SqlReader sql;

    /** @param environment what the placeholders stand for */
    public SourceReader(Function<String, Optional<String>> environment) {
        this.placeholders = new Placeholders(environment);
        this.sql = new SqlReader(placeholders);
    }

    /** The sources by their names; those with faults may be missing. */
    public Map<String, SourceSettings> read(Section file) {
        Map<String, SourceSettings> sources = new LinkedHashMap<>();
        file.eachNamed("sources", (name, section) -> {
            if (!NAME.matcher(name).matches()) {
                section.fault("", "A source's name has small letters, digits, - and _ only.");
            }
            read(name, section).ifPresent(source -> sources.put(name, source));
            section.end();
        });
        return sources;
    }

    private Optional<SourceSettings> read(String name, Section section) {
        String type = section.text("type");
        Limits limits = limits(section);
        if (type.equals("sql")) {
            return Optional.of(sql.read(name, section, limits));
        }
        if (type.equals("http")) {
            return Optional.of(http(name, section, limits));
        }
        if (!type.isEmpty()) {
            section.fault("type", "This must be sql or http.");
        }
        return Optional.empty();
    }

    private static Limits limits(Section section) {
        return new Limits(
                section.duration(
                        "timeout", Optional.of(Duration.ofSeconds(3)), Duration.ofMillis(50), Duration.ofSeconds(20)),
                section.number("retries", 1, 0, 5),
                section.number("max_concurrent", 10, 1, 100),
                section.number("max_waiting", 200, 1, 10_000),
                section.duration(
                        "breaker_delay",
                        Optional.of(Duration.ofSeconds(5)),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(5)));
    }

    private HttpSettings http(String name, Section section, Limits limits) {
        UrlTemplate url = new UrlTemplate(placeholders.fill(section, "url", section.text("url")));
        if (section.has("url")) {
            url.fault().ifPresent(sentence -> section.fault("url", sentence));
        }
        return new HttpSettings(
                name,
                url,
                headers(section),
                Authorities.file(section),
                pointer(section),
                section.number("max_bytes", LARGEST_ANSWER, 1, 1024 * 1024),
                limits);
    }

    private Map<String, Secret> headers(Section section) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        section.namedTexts("headers").forEach((header, text) -> {
            String value = placeholders.fill(section, "headers." + header, text);
            if (!HEADER.matcher(header).matches()
                    || !value.isEmpty() && !LINE.matcher(value).matches()) {
                section.fault("headers." + header, "This must be a header field of visible ASCII characters.");
            }
            headers.put(header, new Secret(value));
        });
        return headers;
    }

    private static JsonPointer pointer(Section section) {
        Optional<String> record = section.optionalText("record");
        try {
            return JsonPointer.compile(record.orElse(""));
        } catch (IllegalArgumentException e) {
            section.fault("record", "This must be a JSON pointer such as /data/farmer.");
            return JsonPointer.empty();
        }
    }
}
