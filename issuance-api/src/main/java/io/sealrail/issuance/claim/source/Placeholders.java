package io.sealrail.issuance.claim.source;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sealrail.issuance.claim.yaml.Section;

/** {@code ${NAME}} in the settings of a source: what differs between deployments, and what is secret, comes from the environment. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final Pattern GOOD = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Function<String, Optional<String>> environment;

    Placeholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** The text with every name replaced; a name that is not set is a fault. */
    String fill(Section section, String member, String text) {
        Matcher names = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String name = names.group(1);
            Optional<String> value = GOOD.matcher(name).matches() ? environment.apply(name) : Optional.empty();
            if (!GOOD.matcher(name).matches()) {
                section.fault(member, "A placeholder is written ${NAME}, with capital letters, digits and _.");
            } else if (value.isEmpty()) {
                section.fault(member, "The environment variable " + name + " is not set.");
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(value.orElse("unset")));
        }
        return names.appendTail(filled).toString();
    }
}
