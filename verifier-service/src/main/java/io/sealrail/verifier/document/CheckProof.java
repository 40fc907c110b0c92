package io.sealrail.verifier.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.key.FindKey;
import io.sealrail.verifier.key.KeyLookup;
import io.sealrail.verifier.key.VerificationKey;
import io.sealrail.verifier.result.Finding;

/** Checks one proof of a document: its members, its key and the key's times, its signature, in this order. */
@ApplicationScoped
class CheckProof {

    private final FindKey findKey;
    private final Workers workers;
    private final Clock clock;
    private final Duration skew;

    CheckProof(FindKey findKey, Workers workers, Clock clock, VerifierConfig config) {
        this.findKey = findKey;
        this.workers = workers;
        this.clock = clock;
        this.skew = config.clockSkew();
    }

    /** The findings about issuer, key and signature. */
    Uni<List<Finding>> check(SecuredDocument document, Proof proof, Contexts contexts) {
        Optional<Finding> problem = proof.problem(clock.instant(), skew);
        if (problem.isPresent()) {
            return Uni.createFrom().item(List.of(problem.get()));
        }
        String issuer = document.issuer().orElseThrow();
        String method = proof.verificationMethod();
        if (!method.startsWith(issuer + "#")) {
            return Uni.createFrom().item(List.of(Finding.KEY_NOT_OF_ISSUER, Finding.SIGNATURE_NOT_CHECKED));
        }
        return findKey.find(issuer, method).flatMap(found -> withKey(document, proof, contexts, found));
    }

    private Uni<List<Finding>> withKey(SecuredDocument document, Proof proof, Contexts contexts, KeyLookup found) {
        Optional<byte[]> publicKey = Optional.ofNullable(found.key()).flatMap(VerificationKey::ed25519);
        if (publicKey.isEmpty()) {
            Finding why = found.key() == null ? found.finding() : Finding.KEY_UNSUPPORTED;
            return Uni.createFrom().item(List.of(why, Finding.SIGNATURE_NOT_CHECKED));
        }
        Finding times = new KeyTimes(found.key(), skew).signedAt(signedAt(document, proof), clock.instant());
        CheckSignature signature = new CheckSignature(document.json(), contexts);
        return workers.onWorker(() -> signature.check(proof, publicKey.get()))
                .map(finding -> List.of(Finding.ISSUER_RESOLVED, times, finding));
    }

    /** A document with an {@code issuanceDate} was not signed before it, whatever its proof says (VC Data Model 1.1). */
    private Optional<Instant> signedAt(SecuredDocument document, Proof proof) {
        Optional<Instant> issuedAt = new Validity(document.json(), skew).issuedAt();
        return document.json().has("issuanceDate")
                ? Stream.concat(proof.created().stream(), issuedAt.stream()).max(Comparator.naturalOrder())
                : proof.created().or(() -> issuedAt);
    }
}
