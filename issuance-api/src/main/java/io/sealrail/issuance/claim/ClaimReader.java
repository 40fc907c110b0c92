package io.sealrail.issuance.claim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.sealrail.issuance.claim.rule.RuleReader;
import io.sealrail.issuance.claim.rule.ValueType;
import io.sealrail.issuance.claim.source.SourceSettings;
import io.sealrail.issuance.claim.yaml.Section;
import io.sealrail.issuance.notaryaccess.NotaryCaller;

/** Reads the member {@code claims} of the file. */
final class ClaimReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final String NO_SCOPE =
            "This must be like farmer_registry:evidence, with at most 64 characters on each side.";
    /** Members of a credential that no disclosure may be named like (RFC 9901, SD-JWT VC section 3.2.2.2, and our own). */
    private static final Set<String> RESERVED =
            Set.of("iss", "sub", "iat", "exp", "nbf", "vct", "id", "jti", "aud", "cnf", "status");

    private final RuleReader rules = new RuleReader();
    private final Map<String, SourceSettings> sources;

    ClaimReader(Map<String, SourceSettings> sources) {
        this.sources = sources;
    }

    List<ClaimDefinition> read(Section file) {
        List<ClaimDefinition> claims = new ArrayList<>();
        for (Section section : file.sections("claims")) {
            ClaimDefinition claim = claim(section);
            if (claims.stream().anyMatch(other -> other.ref().equals(claim.ref()))) {
                section.fault("version", "Another claim has this id and version.");
            }
            claims.add(claim);
            section.end();
        }
        return claims;
    }

    private ClaimDefinition claim(Section section) {
        Optional<Section> disclosure = section.section("disclosure");
        Set<DisclosureMode> allowed = disclosure
                .map(modes -> ProfileReader.modes(modes, "allowed"))
                .orElse(EnumSet.of(DisclosureMode.PREDICATE, DisclosureMode.REDACTED));
        ClaimDefinition.Facts facts = new ClaimDefinition.Facts(
                ref(section),
                section.text("title"),
                section.text("subject_type", TYPE, "This must be a name such as person."),
                section.texts("purposes"),
                section.has("scope")
                        ? Optional.of(section.text("scope", NotaryCaller.SCOPE, NO_SCOPE))
                        : Optional.empty(),
                valueType(section),
                defaultDisclosure(disclosure, allowed),
                allowed,
                formats(section),
                section.texts("credential_profiles"));
        disclosure.ifPresent(Section::end);
        return new ClaimDefinition(facts, evidence(section));
    }

    private static ClaimRef ref(Section section) {
        String id = section.text("id", ID, "A claim's id has small letters, digits and - only.");
        if (RESERVED.contains(id)) {
            section.fault("id", "Credentials have a member of this name already.");
        }
        String version =
                section.text("version", ClaimVersions.PATTERN, "This must be numbers with dots, like \"1.0\".");
        return new ClaimRef(id, ClaimVersions.PATTERN.matcher(version).matches() ? version : "0");
    }

    /** The rule's reader says what is wrong with it. */
    private static ValueType valueType(Section section) {
        return ValueType.of(section.peek("value", "type")).orElse(ValueType.BOOLEAN);
    }

    private static DisclosureMode defaultDisclosure(Optional<Section> disclosure, Set<DisclosureMode> allowed) {
        if (disclosure.isEmpty()) {
            return DisclosureMode.PREDICATE;
        }
        Section section = disclosure.get();
        String text = section.text("default");
        Optional<DisclosureMode> mode =
                text.isEmpty() ? Optional.empty() : ProfileReader.mode(section, "default", text);
        if (mode.isPresent() && !allowed.contains(mode.get())) {
            section.fault("default", "This is not among the allowed ones.");
        }
        return mode.orElse(DisclosureMode.REDACTED);
    }

    private static List<String> formats(Section section) {
        List<String> formats = section.texts("formats");
        if (!Formats.ALL.containsAll(formats)) {
            section.fault("formats", "A format is one of " + String.join(", ", Formats.ALL) + ".");
        }
        return formats.isEmpty() ? List.of(Formats.CLAIM_RESULT) : formats;
    }

    private ClaimDefinition.Evidence evidence(Section section) {
        String name = section.text("source");
        SourceSettings source = sources.get(name);
        if (source == null && !name.isEmpty()) {
            section.fault("source", "There is no good source of this name.");
        }
        return new ClaimDefinition.Evidence(source, lookup(section, source), rules.read(section));
    }

    private static Lookup lookup(Section section, SourceSettings source) {
        Map<String, Lookup.Origin> parameters = new LinkedHashMap<>();
        Map<String, String> lookup = section.namedTexts("lookup");
        lookup.forEach((parameter, text) -> {
            Optional<Lookup.Origin> origin = Lookup.Origin.of(text);
            if (origin.isEmpty()) {
                section.fault("lookup." + parameter, "This must be id, identifier:<scheme> or attribute:<name>.");
            }
            origin.ifPresent(known -> parameters.put(parameter, known));
        });
        if (source != null && !lookup.keySet().equals(source.parameters())) {
            section.fault(
                    "lookup",
                    "This must have the source's parameters: " + String.join(", ", source.parameters()) + ".");
        }
        return new Lookup(parameters);
    }
}
