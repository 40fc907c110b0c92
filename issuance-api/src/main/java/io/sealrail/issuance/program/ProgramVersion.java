package io.sealrail.issuance.program;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

/** A published version of a program with its JSON-LD context, kept for as long as a credential may name it. */
@Entity
@IdClass(ProgramVersion.Key.class)
@Table(name = "program_contexts")
class ProgramVersion {

    @Id
    private String programId;

    @Id
    private int version;

    private String context;
    private Instant publishedAt;

    protected ProgramVersion() {}

    ProgramVersion(String programId, int version, String context, Instant publishedAt) {
        this.programId = programId;
        this.version = version;
        this.context = context;
        this.publishedAt = publishedAt;
    }

    int version() {
        return version;
    }

    /** The context document, JSON text as it is served. */
    String context() {
        return context;
    }

    /** SHA-256 of the document, lower-case hex. */
    String digest() {
        return Hex.encode(Sha256.hash(context.getBytes(StandardCharsets.UTF_8)));
    }

    /** Program and version. */
    record Key(String programId, int version) implements Serializable {}
}
