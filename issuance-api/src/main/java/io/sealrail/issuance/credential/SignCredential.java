package io.sealrail.issuance.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Signer;
import io.sealrail.credential.model.CoreClaim;
import io.sealrail.credential.model.CredentialId;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.ProgramContexts;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.work.Workers;

/** Makes a command's core claim and signed document, on a worker thread. */
@ApplicationScoped
class SignCredential {

    private static final int CORE_CLAIM_VERSION = 1;

    private final IssuerKeys keys;
    private final StatusIndexes statusIndexes;
    private final ProgramContexts contexts;
    private final Workers workers;
    private final Clock clock;
    private final String publicUrl;
    private final Timer timer;
    private final SecureRandom random = new SecureRandom();

    SignCredential(
            IssuerKeys keys,
            StatusIndexes statusIndexes,
            ProgramContexts contexts,
            Workers workers,
            Clock clock,
            IssuanceConfig config,
            MeterRegistry metrics) {
        this.keys = keys;
        this.statusIndexes = statusIndexes;
        this.contexts = contexts;
        this.workers = workers;
        this.clock = clock;
        this.publicUrl = config.publicUrl();
        this.timer = metrics.timer("sealrail.issue.sign");
    }

    /** A signed credential with a status index of its own; if it is never stored, that index stays unused. */
    Uni<SignedCredential> sign(IssueCommand command, UUID user) {
        String issuer = command.program().issuerDid();
        return Uni.combine()
                .all()
                .unis(keys.signer(issuer), statusIndexes.take(issuer))
                .asTuple()
                .flatMap(both -> workers.onWorker(() -> sign(command, user, both.getItem1(), both.getItem2())));
    }

    private SignedCredential sign(IssueCommand command, UUID user, Signer signer, StatusReference status) {
        long started = System.nanoTime();
        IssuanceProgram program = command.program();
        Instant accepted = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = accepted.truncatedTo(ChronoUnit.SECONDS);
        SignedCredential draft = new SignedCredential(
                CredentialId.next(accepted, random),
                coreClaim(command, user, from).hash(),
                null,
                status,
                accepted,
                program.validity().map(from::plus).orElse(null));
        ObjectNode unsigned = CredentialDocument.unsigned(command, user, draft, publicUrl);
        ObjectNode signed =
                DataIntegrity.sign(unsigned, program.cryptosuite(), signer, from, contexts.contexts(program));
        timer.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        return draft.withDocument(signed.toString());
    }

    private CoreClaim coreClaim(IssueCommand command, UUID user, Instant from) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new CoreClaim(
                CORE_CLAIM_VERSION,
                command.program().issuerDid(),
                command.program().programId(),
                CredentialDocument.subjectId(user),
                CoreClaim.digest(command.subject()),
                from,
                nonce);
    }
}
