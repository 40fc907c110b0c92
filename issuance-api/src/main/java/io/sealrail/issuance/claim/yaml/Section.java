package io.sealrail.issuance.claim.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * One mapping of the file. What is asked for and wrong becomes a fault and an empty value, so that a reader goes on to the next
 * fault; what nobody asked for is a fault at {@link #end}. {@code null} means absent.
 */
public final class Section {

    private final String place;
    private final JsonNode members;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Section(String place, JsonNode members, Faults faults) {
        this.place = place;
        this.members = members;
        this.faults = faults;
    }

    /** The whole document. */
    public static Section root(JsonNode document, Faults faults) {
        return new Section("", document, faults);
    }

    /** Where this is: {@code claims[2].rule}. */
    public String place() {
        return place;
    }

    public boolean has(String name) {
        return members.hasNonNull(name);
    }

    /** Notes that the member is wrong. */
    public void fault(String name, String sentence) {
        faults.add(name.isEmpty() ? place : at(name), sentence);
    }

    /** A text that must be there. */
    public String text(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty() && !has(name)) {
            fault(name, "This is missing.");
        }
        return text.orElse("");
    }

    /** A text that must be there and match; the sentence says what it should be. */
    public String text(String name, Pattern pattern, String sentence) {
        boolean given = has(name);
        String text = text(name);
        if (given && !text.isEmpty() && !pattern.matcher(text).matches()) {
            fault(name, sentence);
        }
        return text;
    }

    /** A text that may be absent, but not empty. */
    public Optional<String> optionalText(String name) {
        return member(name).flatMap(node -> text(at(name), node));
    }

    /** Whether the member is {@code true}. */
    public boolean flag(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            fault(name, "This must be true or false.");
        }
        return node.map(JsonNode::asBoolean).orElse(false);
    }

    /** A whole number within the bounds. */
    public int number(String name, int without, int least, int most) {
        Optional<JsonNode> node = member(name);
        if (node.isEmpty()) {
            return without;
        }
        boolean good = node.get().canConvertToInt()
                && node.get().isIntegralNumber()
                && node.get().asInt() >= least
                && node.get().asInt() <= most;
        if (!good) {
            fault(name, "This must be a whole number from " + least + " to " + most + ".");
        }
        return good ? node.get().asInt() : without;
    }

    /** An ISO 8601 duration within the bounds; one that is absent and has no default is a fault. */
    public Duration duration(String name, Optional<Duration> without, Duration least, Duration most) {
        Optional<String> text = without.isPresent() ? optionalText(name) : Optional.of(text(name));
        if (text.isEmpty() || text.get().isEmpty()) {
            return without.orElse(least);
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            fault(name, "This must be an ISO 8601 duration such as PT3S.");
            return least;
        }
        fault(name, "This must be from " + least + " to " + most + ".");
        return least;
    }

    /** A list of texts, each of them once; absent is empty. */
    public List<String> texts(String name) {
        Optional<JsonNode> list = list(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.map(JsonNode::size).orElse(0); i++) {
            String where = at(name) + "[" + i + "]";
            text(where, list.get().get(i)).ifPresent(text -> {
                if (texts.contains(text)) {
                    faults.add(where, "This is in the list already.");
                }
                texts.add(text);
            });
        }
        return List.copyOf(texts);
    }

    /** A mapping of names to texts; absent is empty. */
    public Map<String, String> namedTexts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(name).ifPresent(section -> section.members.fieldNames().forEachRemaining(key -> {
            section.asked.add(key);
            texts.put(key, section.text(key));
        }));
        return texts;
    }

    /** A mapping that may be absent. */
    public Optional<Section> section(String name) {
        return member(name).map(node -> section(at(name), node));
    }

    /** A mapping that must be there. */
    public Section needed(String name) {
        if (!has(name)) {
            fault(name, "This is missing.");
        }
        return section(name)
                .orElseGet(() -> new Section(at(name), JsonNodeFactory.instance.objectNode(), new Faults()));
    }

    /** A list of mappings; absent is empty. */
    public List<Section> sections(String name) {
        Optional<JsonNode> list = list(name);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.map(JsonNode::size).orElse(0); i++) {
            sections.add(section(at(name) + "[" + i + "]", list.get().get(i)));
        }
        return sections;
    }

    /** Shows each member of a mapping of mappings. */
    public void eachNamed(String name, BiConsumer<String, Section> reader) {
        section(name).ifPresent(section -> section.members.fieldNames().forEachRemaining(key -> {
            section.asked.add(key);
            reader.accept(key, section.needed(key));
        }));
    }

    /** A text of a mapping that another reader reads; empty where there is none. */
    public String peek(String name, String inner) {
        return members.path(name).path(inner).asText("");
    }

    /** Says that everything was asked for. */
    public void end() {
        members.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                fault(name, "This member is not known.");
            }
        });
    }

    private Optional<JsonNode> member(String name) {
        asked.add(name);
        return has(name) ? Optional.of(members.get(name)) : Optional.empty();
    }

    private Optional<JsonNode> list(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isArray()) {
            fault(name, "This must be a list.");
            return Optional.empty();
        }
        return node;
    }

    private Section section(String where, JsonNode node) {
        if (!node.isObject()) {
            faults.add(where, "This must be a mapping.");
            return new Section(where, JsonNodeFactory.instance.objectNode(), new Faults());
        }
        return new Section(where, node, faults);
    }

    private Optional<String> text(String where, JsonNode node) {
        if (!node.isTextual() || node.asText().isBlank()) {
            faults.add(where, "This must be a text that is not empty; numbers and the like go into quotes.");
            return Optional.empty();
        }
        return Optional.of(node.asText());
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
