package io.sealrail.issuance.program;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;

/**
 * What the subject of a program's credentials must look like: a JSON Schema of scalar properties. A property that the schema
 * does not name is refused, so that the context covers every claim that is signed.
 */
public final class SubjectSchema {

    /** 2^53 - 1: beyond it a JSON number is not the same number everywhere (RFC 7493 section 2.2). */
    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    /** Below it JavaScript writes numbers with an exponent, and its JSON-LD reads some of them as 0. */
    private static final double SMALLEST = 1e-6;

    private static final SchemaValidatorsConfig ASSERT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Map<String, TermType> terms;
    private final JsonSchema validator;

    private SubjectSchema(Map<String, TermType> terms, JsonSchema validator) {
        this.terms = terms;
        this.validator = validator;
    }

    /**
     * Compiles a schema that {@link SubjectSchemaRules} accepts.
     *
     * @throws io.sealrail.kit.http.Problem 400 when it does not
     */
    public static SubjectSchema of(JsonNode schema) {
        ObjectNode checked = SubjectSchemaRules.check(schema);
        Map<String, TermType> terms = new LinkedHashMap<>();
        checked.path("properties").properties().forEach(p -> terms.put(p.getKey(), TermType.of(p.getValue())));
        ObjectNode closed = checked.deepCopy().put("additionalProperties", false);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SubjectSchemaRules.dialect(checked));
        return new SubjectSchema(Collections.unmodifiableMap(terms), factory.getSchema(closed, ASSERT_FORMATS));
    }

    /** The subject's terms and how the context types them. */
    Map<String, TermType> terms() {
        return terms;
    }

    /** What is wrong with a subject, by path; empty when nothing is. Says the kind of what is wrong, never a value. */
    public List<Violation> check(JsonNode subject) {
        if (subject == null || !subject.isObject()) {
            return List.of(new Violation("credentialSubject", "must be an object"));
        }
        List<Violation> found = new ArrayList<>();
        validator.validate(subject).forEach(message -> found.add(violation(message)));
        subject.properties().forEach(claim -> ambiguity(claim.getValue())
                .ifPresent(what -> found.add(new Violation(path(claim.getKey()), what))));
        found.sort(Comparator.comparing(Violation::path).thenComparing(Violation::what));
        return found;
    }

    /** What makes a value another one for other readers, for whom the signature would not hold. */
    private static Optional<String> ambiguity(JsonNode value) {
        if (value.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
            return Optional.of("is not Unicode text");
        }
        if (!value.isNumber()) {
            return Optional.empty();
        }
        if (!Double.isFinite(value.doubleValue()) || value.decimalValue().abs().compareTo(LARGEST) > 0) {
            return Optional.of("is a number beyond 2^53-1");
        }
        double size = Math.abs(value.doubleValue());
        return size > 0 && size < SMALLEST ? Optional.of("is a number closer to zero than 0.000001") : Optional.empty();
    }

    private static Violation violation(ValidationMessage message) {
        String at = message.getProperty() != null
                ? message.getProperty()
                : message.getInstanceLocation().getName(-1);
        return new Violation(path(at), what(message));
    }

    private static String what(ValidationMessage message) {
        return switch (message.getType()) {
            case "additionalProperties" -> "is not a field of this program";
            case "required" -> "is missing";
            case "type" -> "has the wrong type";
            case "format" -> "is not in the required format";
            default -> "breaks the schema's " + message.getType();
        };
    }

    private static String path(String field) {
        return "credentialSubject." + field;
    }

    /**
     * One thing that is wrong with a subject.
     *
     * @param path the field, as {@code credentialSubject.age}
     * @param what what is wrong, in words that follow the path
     */
    public record Violation(String path, String what) {}
}
