package io.sealrail.issuance.claim.rule;

import java.util.Optional;
import java.util.regex.Pattern;

import io.sealrail.issuance.claim.yaml.Section;

/** Reads the members {@code rule} and {@code value} of a claim. */
public final class RuleReader {

    private static final Pattern FIELD = Pattern.compile("[^.\\s]+(\\.[^.\\s]+){0,7}");
    private static final Rule NONE = facts -> {
        throw new IllegalStateException("rule was not read");
    };

    private final CelRules cel = new CelRules();

    /** The rule; one that cannot be used, and a fault, where there is no good one. */
    public Rule read(Section claim) {
        ValueType type = type(claim.needed("value"));
        Section rule = claim.needed("rule");
        Rule read = read(rule, type);
        rule.end();
        return read;
    }

    private static ValueType type(Section value) {
        Optional<ValueType> type = ValueType.of(value.text("type"));
        if (type.isEmpty() && value.has("type")) {
            value.fault("type", "This must be boolean, string, number or date.");
        }
        value.end();
        return type.orElse(ValueType.BOOLEAN);
    }

    private Rule read(Section rule, ValueType type) {
        boolean extract = rule.has("extract");
        boolean exists = rule.has("exists");
        boolean expression = rule.has("cel");
        Optional<String> field = rule.optionalText("extract");
        Optional<String> text = rule.optionalText("cel");
        if ((extract ? 1 : 0) + (exists ? 1 : 0) + (expression ? 1 : 0) != 1) {
            rule.flag("exists");
            rule.fault("", "There must be one of extract, exists and cel.");
            return NONE;
        }
        if (exists) {
            return exists(rule, type);
        }
        if (extract) {
            return field.map(name -> extract(rule, name, type)).orElse(NONE);
        }
        return text.flatMap(source -> cel.compile(source, type, sentence -> rule.fault("cel", sentence)))
                .orElse(NONE);
    }

    private static Rule extract(Section rule, String field, ValueType type) {
        if (!FIELD.matcher(field).matches()) {
            rule.fault("extract", "This must be a field's name, with dots between the names of inner ones.");
        }
        return new ExtractRule(field, type);
    }

    private static Rule exists(Section rule, ValueType type) {
        if (!rule.flag("exists")) {
            rule.fault("exists", "This can only be true.");
        }
        if (type != ValueType.BOOLEAN) {
            rule.fault("exists", "The value of such a claim is of type boolean.");
        }
        return new ExistsRule();
    }
}
