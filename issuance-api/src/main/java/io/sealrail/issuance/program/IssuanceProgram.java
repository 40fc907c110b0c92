package io.sealrail.issuance.program;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.issuance.Json;

/**
 * The rules under which one issuer's credentials of one kind are issued. The fields are those of the version that is published,
 * or of the first draft; later drafts wait beside them until they are published.
 */
@Entity
@Table(name = "programs")
public class IssuanceProgram {

    @Id
    private String programId;

    private int version;
    private String issuerDid;
    private UUID partnerId;
    private String name;
    private String credentialType;
    private String subjectSchema;
    private String format;
    private String cryptosuite;
    private Long validitySeconds;
    private Long cap;
    private Instant opensAt;
    private Instant closesAt;
    private String draft;
    private Instant publishedAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Transient
    private SubjectSchema compiled;

    @Transient
    private Contexts contexts;

    protected IssuanceProgram() {}

    IssuanceProgram(String programId, UUID partnerId, ProgramRules rules, Instant createdAt) {
        this.programId = programId;
        this.partnerId = partnerId;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        apply(rules);
    }

    public String programId() {
        return programId;
    }

    /** Counts up with each publication; 0 until the first. */
    public int version() {
        return version;
    }

    public String issuerDid() {
        return issuerDid;
    }

    public UUID partnerId() {
        return partnerId;
    }

    public String name() {
        return name;
    }

    /** The type that the credentials carry beside {@code VerifiableCredential}. */
    public String credentialType() {
        return credentialType;
    }

    public SubjectSchema schema() {
        if (compiled == null) {
            compiled = SubjectSchema.of(subjectSchema());
        }
        return compiled;
    }

    public String format() {
        return format;
    }

    public Cryptosuite cryptosuite() {
        return ProgramRules.suite(cryptosuite);
    }

    /** How long a credential is valid; empty: without end. */
    public Optional<Duration> validity() {
        return Optional.ofNullable(validitySeconds).map(Duration::ofSeconds);
    }

    /** How many credentials may ever be issued; empty: any number. */
    public Optional<Long> cap() {
        return Optional.ofNullable(cap);
    }

    public Optional<Instant> opensAt() {
        return Optional.ofNullable(opensAt);
    }

    /** End of the window, exclusive. */
    public Optional<Instant> closesAt() {
        return Optional.ofNullable(closesAt);
    }

    public boolean published() {
        return publishedAt != null;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    ObjectNode subjectSchema() {
        return Json.object(subjectSchema);
    }

    Optional<ProgramRequest> draft() {
        return Optional.ofNullable(draft).map(text -> Json.read(text, ProgramRequest.class));
    }

    Contexts contexts() {
        return contexts;
    }

    void knowContexts(Contexts known) {
        contexts = known;
    }

    /** Keeps the rules until they are published; an unpublished program takes them as they are. */
    void redraft(ProgramRequest request, ProgramRules rules, Instant at) {
        updatedAt = at;
        if (published()) {
            draft = Json.text(request);
        } else {
            apply(rules);
        }
    }

    /** This next version, with the rules of the draft if there is one, is open from now on. */
    void publish(int next, Instant at) {
        draft().map(ProgramRules::of).ifPresent(this::apply);
        draft = null;
        version = next;
        publishedAt = at;
        updatedAt = at;
    }

    private void apply(ProgramRules rules) {
        issuerDid = rules.issuerDid();
        name = rules.name();
        credentialType = rules.credentialType();
        subjectSchema = rules.subjectSchema().toString();
        compiled = null;
        format = rules.format();
        cryptosuite = rules.cryptosuite();
        validitySeconds = rules.validity().map(Duration::toSeconds).orElse(null);
        cap = rules.cap().orElse(null);
        opensAt = rules.opensAt().orElse(null);
        closesAt = rules.closesAt().orElse(null);
    }
}
