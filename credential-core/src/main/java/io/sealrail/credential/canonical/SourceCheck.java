package io.sealrail.credential.canonical;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a document before JSON-LD does: refuses keywords whose content RDF does not carry, and counts what expansion may
 * drop silently (nulls, text that looks like a keyword), so that {@link ExpandedCheck} can tell whether it did.
 */
final class SourceCheck {

    /** All others are either read by contexts only, and skipped in silence elsewhere, or hold what RDF does not carry. */
    private static final Set<String> KEYWORDS_OF_STATEMENTS =
            Set.of("@id", "@type", "@value", "@language", "@direction", "@list", "@set", "@reverse", "@nest");

    private static final Pattern LIKE_A_KEYWORD = Pattern.compile("@[A-Za-z]+");

    private final Map<String, Integer> droppable = new HashMap<>();
    private int contexts;
    private int contextValues;
    private int values;

    static Map<String, Integer> droppableValues(ObjectNode document) {
        if (document.has("@set") || document.has("@list") || document.has("@value")) {
            throw new UndefinedTermException("a document that is no node");
        }
        SourceCheck check = new SourceCheck();
        check.read(document);
        Limits.checkContextWork(check.contextValues, check.values);
        return check.droppable;
    }

    /** The kind under which a value that expansion may drop is counted, or {@code null} for all others. */
    static String kind(boolean isNull, String text) {
        if (isNull) {
            return "null";
        }
        return text != null
                        && text.startsWith("@")
                        && LIKE_A_KEYWORD.matcher(text).matches()
                ? text
                : null;
    }

    private void read(JsonNode json) {
        values++;
        if (json.isObject()) {
            if (json.has("@language") && !json.has("@value")) {
                throw new UndefinedTermException("a language without text");
            }
            if (json.has("@value") && "@json".equals(json.path("@type").textValue())) {
                read(json.get("@value"));
                return;
            }
            json.properties().forEach(this::readMember);
        } else if (json.isArray()) {
            json.forEach(this::read);
        } else {
            String kind = kind(json.isNull(), json.textValue());
            if (kind != null) {
                droppable.merge(kind, 1, Integer::sum);
            }
        }
    }

    private void readMember(Map.Entry<String, JsonNode> member) {
        if (member.getKey().equals("@context")) {
            contexts += member.getValue().isArray() ? member.getValue().size() : 1;
            Limits.checkContexts(contexts);
            ContextRules.check(member.getValue(), 0);
            contextValues += count(member.getValue());
        } else if (member.getKey().startsWith("@") && !KEYWORDS_OF_STATEMENTS.contains(member.getKey())) {
            throw new UndefinedTermException("a keyword that makes no statement");
        } else {
            read(member.getValue());
        }
    }

    private static int count(JsonNode json) {
        int count = 1;
        for (JsonNode child : json) {
            count += count(child);
        }
        return count;
    }
}
