package io.sealrail.credential.canonical;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import com.apicatalog.jsonld.lang.LanguageTag;

/**
 * Reads the expanded form and refuses what the way to RDF would drop: names that are no absolute IRIs, base directions,
 * malformed language tags, and whatever the source had and expansion has lost.
 */
final class ExpandedCheck {

    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final String ID = "@id";
    private static final String TYPE = "@type";
    private static final String VALUE = "@value";
    private static final String JSON = "@json";

    private final Map<String, Integer> kept = new HashMap<>();
    private boolean nativeLiterals;

    /** Whether it has numbers or JSON values, which {@link NativeLiterals} is to write as text. */
    static boolean check(JsonArray expanded, Map<String, Integer> droppable) {
        if (expanded.size() != 1) {
            throw new UndefinedTermException("a document that says nothing");
        }
        ExpandedCheck check = new ExpandedCheck();
        check.statements(expanded.getJsonObject(0));
        droppable.forEach((kind, count) -> {
            if (check.kept.getOrDefault(kind, 0) < count) {
                throw new UndefinedTermException("null".equals(kind) ? "a null" : "text like a keyword");
            }
        });
        return check.nativeLiterals;
    }

    private void item(JsonValue value) {
        JsonObject item = value.asJsonObject();
        if (item.containsKey(VALUE)) {
            literal(item);
        } else if (item.containsKey("@list")) {
            item.getJsonArray("@list").forEach(this::item);
        } else if (item.containsKey("@graph")) {
            graph(item);
        } else {
            node(item);
        }
    }

    private void graph(JsonObject graph) {
        for (String key : graph.keySet()) {
            if (key.equals(ID)) {
                requireIri(graph.get(ID), "a graph name that is not absolute");
            } else if (!key.equals("@graph")) {
                throw new UndefinedTermException("a graph with statements of its own");
            }
        }
        graph.getJsonArray("@graph").forEach(node -> statements(node.asJsonObject()));
    }

    /** A node that stands for itself: with nothing but an id it would leave no statement. */
    private void statements(JsonObject node) {
        if (node.entrySet().stream().allMatch(member -> member.getKey().equals(ID) || isEmpty(member.getValue()))) {
            throw new UndefinedTermException("a node about which nothing is said");
        }
        node(node);
    }

    private void node(JsonObject node) {
        node.forEach((key, value) -> {
            switch (key) {
                case ID -> requireIri(value, "an id that is not absolute");
                case TYPE -> value.asJsonArray().forEach(type -> requireIri(type, "a type that no context defines"));
                case "@reverse" -> value.asJsonObject().forEach(this::property);
                default -> property(key, value);
            }
        });
    }

    private void property(String name, JsonValue values) {
        if (name.startsWith("_:") || !IRI.matcher(name).matches()) {
            throw new UndefinedTermException("a term that no context defines");
        }
        values.asJsonArray().forEach(this::item);
    }

    private void literal(JsonObject literal) {
        JsonValue type = literal.get(TYPE);
        boolean json = type instanceof JsonString text && JSON.equals(text.getString());
        if (type != null && !json) {
            requireIri(type, "a datatype that is not absolute");
        }
        if (literal.containsKey("@language") && !isLanguage(literal.getString("@language"))) {
            throw new UndefinedTermException("a malformed language tag");
        }
        if (literal.containsKey("@direction") || literal.containsKey("@index")) {
            throw new UndefinedTermException("a base direction or index, which RDF does not carry");
        }
        nativeLiterals |= json || type != null || literal.get(VALUE).getValueType() == JsonValue.ValueType.NUMBER;
        keep(literal.get(VALUE));
    }

    private void keep(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().forEach(this::keep);
            case ARRAY -> value.asJsonArray().forEach(this::keep);
            default -> {
                String kind = SourceCheck.kind(
                        value.getValueType() == JsonValue.ValueType.NULL,
                        value instanceof JsonString text ? text.getString() : null);
                if (kind != null) {
                    kept.merge(kind, 1, Integer::sum);
                }
            }
        }
    }

    private static boolean isEmpty(JsonValue value) {
        return value instanceof JsonArray array && array.isEmpty();
    }

    /** The library drops text whose language tag it does not like, JavaScript's has a laxer pattern: both must agree. */
    private static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches() && LanguageTag.isWellFormed(tag);
    }

    private static void requireIri(JsonValue value, String otherwise) {
        if (!(value instanceof JsonString text)
                || !(text.getString().startsWith("_:")
                        || IRI.matcher(text.getString()).matches())) {
            throw new UndefinedTermException(otherwise);
        }
    }
}
