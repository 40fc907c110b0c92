package io.sealrail.issuance.claim;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.sealrail.issuance.claim.yaml.Section;

/** Reads the member {@code credential_profiles} of the file. */
final class ProfileReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern VCT = Pattern.compile("[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_.-]*){0,7}");
    private static final Set<String> METHODS = Set.of("did:jwk");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final String vctBase;
    private final boolean webIssuer;

    /** @param publicUrl without a trailing slash */
    ProfileReader(String publicUrl) {
        this.vctBase = publicUrl + "/vct/";
        this.webIssuer = publicUrl.startsWith("https://") || isForTrials(URI.create(publicUrl));
    }

    /** What no wallet elsewhere can reach: this machine, and names that are reserved for tests (RFC 6761). */
    private static boolean isForTrials(URI publicUrl) {
        String host = String.valueOf(publicUrl.getHost());
        return host.equals("localhost") || host.equals("127.0.0.1") || host.endsWith(".test");
    }

    List<CredentialProfile> read(Section file) {
        List<CredentialProfile> profiles = new ArrayList<>();
        for (Section section : file.sections("credential_profiles")) {
            CredentialProfile profile = profile(section);
            if (profiles.stream().anyMatch(other -> other.id().equals(profile.id()))) {
                section.fault("id", "Another profile has this id.");
            }
            if (profiles.stream().anyMatch(other -> other.vct().equals(profile.vct()))) {
                section.fault("vct", "Another profile has this vct.");
            }
            profiles.add(profile);
            section.end();
        }
        return profiles;
    }

    private CredentialProfile profile(Section section) {
        return new CredentialProfile(
                section.text("id", ID, "A profile's id has small letters, digits, - and _ only."),
                byOrigin(section),
                vctBase + section.text("vct", VCT, "This must be a path such as smallholder-farmer/v1."),
                section.text("name"),
                section.duration("validity", Optional.empty(), SHORTEST, LONGEST),
                section.texts("allowed_claims"),
                binding(section.needed("holder_binding")),
                disclosures(section));
    }

    private boolean byOrigin(Section section) {
        String issuer = section.optionalText("issuer").orElse("did");
        if (!issuer.equals("did") && !issuer.equals("https")) {
            section.fault("issuer", "This must be did or https.");
        }
        if (issuer.equals("https") && !webIssuer) {
            section.fault("issuer", "An issuer is an https address (SD-JWT VC), so the public URL must be one.");
        }
        return issuer.equals("https");
    }

    private static HolderBinding binding(Section section) {
        String mode = section.text("mode");
        String proof = section.optionalText("proof_of_possession").orElse("none");
        List<String> methods = section.texts("allowed_did_methods");
        boolean bound = mode.equals("did");
        if (section.has("mode") && !bound && !mode.equals("none")) {
            section.fault("mode", "This must be none or did.");
        }
        if (!proof.equals("required") && !proof.equals("none")) {
            section.fault("proof_of_possession", "This must be required or none.");
        }
        if (bound && (methods.isEmpty() || !METHODS.containsAll(methods))) {
            section.fault("allowed_did_methods", "With the mode did this must be a list of did:jwk alone.");
        }
        if (!bound && (proof.equals("required") || !methods.isEmpty())) {
            section.fault("mode", "Without a holder there is neither a proof nor a method; did is needed for them.");
        }
        section.end();
        return new HolderBinding(bound, proof.equals("required"), methods);
    }

    private static Set<DisclosureMode> disclosures(Section profile) {
        Optional<Section> disclosure = profile.section("disclosure");
        Set<DisclosureMode> allowed =
                disclosure.map(section -> modes(section, "allowed")).orElse(EnumSet.noneOf(DisclosureMode.class));
        disclosure.ifPresent(Section::end);
        return allowed;
    }

    /** The modes in a list. */
    static Set<DisclosureMode> modes(Section section, String name) {
        Set<DisclosureMode> modes = EnumSet.noneOf(DisclosureMode.class);
        section.texts(name).forEach(text -> mode(section, name, text).ifPresent(modes::add));
        return modes;
    }

    /** The mode that is written so. */
    static Optional<DisclosureMode> mode(Section section, String name, String text) {
        Optional<DisclosureMode> mode = DisclosureMode.of(text);
        if (mode.isEmpty()) {
            section.fault(name, "A disclosure is value, predicate or redacted.");
        }
        return mode;
    }
}
