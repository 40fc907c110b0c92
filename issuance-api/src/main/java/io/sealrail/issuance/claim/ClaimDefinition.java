package io.sealrail.issuance.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sealrail.issuance.claim.rule.Rule;
import io.sealrail.issuance.claim.rule.ValueType;
import io.sealrail.issuance.claim.source.SourceSettings;

/** One version of a claim, as configured: what can be asked, of whom, and what may be told. */
public final class ClaimDefinition {

    private final Facts facts;
    private final Evidence evidence;

    ClaimDefinition(Facts facts, Evidence evidence) {
        this.facts = facts;
        this.evidence = evidence;
    }

    /** What callers may know. */
    record Facts(
            ClaimRef ref,
            String title,
            String subjectType,
            List<String> purposes,
            Optional<String> scope,
            ValueType valueType,
            DisclosureMode defaultDisclosure,
            Set<DisclosureMode> allowedDisclosures,
            List<String> formats,
            List<String> credentialProfiles) {}

    /** What only we know. */
    record Evidence(SourceSettings source, Lookup lookup, Rule rule) {}

    public ClaimRef ref() {
        return facts.ref();
    }

    /** For people. */
    public String title() {
        return facts.title();
    }

    /** The type that a target must have. */
    public String subjectType() {
        return facts.subjectType();
    }

    /** The purposes that it may be asked for; empty: any. */
    public List<String> purposes() {
        return facts.purposes();
    }

    /** What a key must have to ask it. */
    public Optional<String> scope() {
        return facts.scope();
    }

    /** What the rule gives. */
    public ValueType valueType() {
        return facts.valueType();
    }

    public DisclosureMode defaultDisclosure() {
        return facts.defaultDisclosure();
    }

    public Set<DisclosureMode> allowedDisclosures() {
        return facts.allowedDisclosures();
    }

    /** Media types, see {@link Formats}. */
    public List<String> formats() {
        return facts.formats();
    }

    /** Ids of the profiles by which it may become a credential; the first is used where a request names none. */
    public List<String> credentialProfiles() {
        return facts.credentialProfiles();
    }

    Evidence evidence() {
        return evidence;
    }
}
