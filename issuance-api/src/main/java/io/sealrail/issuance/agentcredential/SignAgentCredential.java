package io.sealrail.issuance.agentcredential;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.credential.model.CoreClaim;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.issuer.NoSigningKeyException;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/** Makes an agent's core claim and signed document, on a worker thread. */
@ApplicationScoped
class SignAgentCredential {

    private static final int CORE_CLAIM_VERSION = 1;
    private static final String PROGRAM = "agent-capability/v1";

    private final PlatformIssuer issuer;
    private final IssuerKeys keys;
    private final StatusIndexes statusIndexes;
    private final Workers workers;
    private final String publicUrl;
    private final Duration validity;
    private final boolean secondProof;
    private final Contexts contexts;
    private final Timer timer;
    private final SecureRandom random = new SecureRandom();

    SignAgentCredential(
            PlatformIssuer issuer,
            IssuerKeys keys,
            StatusIndexes statusIndexes,
            Workers workers,
            IssuanceConfig config,
            MeterRegistry metrics) {
        this.issuer = issuer;
        this.keys = keys;
        this.statusIndexes = statusIndexes;
        this.workers = workers;
        this.publicUrl = config.publicUrl();
        this.validity = config.agents().validity();
        this.secondProof = config.agents().secondProof();
        this.contexts = Contexts.bundled()
                .with(AgentCapabilityContext.url(publicUrl), AgentCapabilityContext.document(publicUrl));
        this.timer = metrics.timer("sealrail.agents.sign");
    }

    /**
     * A key and a status index for one credential.
     *
     * @throws Problem 503 (in the Uni) with {@code Retry-After} while the platform's issuer or its status lists are being prepared
     */
    Uni<Means> means() {
        return keys.signer(issuer.did())
                .onFailure(NoSigningKeyException.class)
                .transform(failure -> AgentRefusal.NOT_READY.problem())
                .flatMap(signer -> statusIndexes.take(issuer.did()).map(status -> new Means(signer, status)));
    }

    /** The signed credential that says what the agent is as of now. */
    Uni<AgentCredential> sign(Agent agent, Means means, Instant now) {
        return workers.onWorker(() -> timer.record(() -> signed(agent, means, now)));
    }

    private AgentCredential signed(Agent agent, Means means, Instant now) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        ObjectNode subject = AgentDocument.subject(agent, issuer.didOfAgent(agent.slug()));
        AgentCredential draft = new AgentCredential(
                "urn:uuid:" + UUID.randomUUID(),
                issuer.did(),
                coreClaim(subject, from).hash(),
                null,
                means.status(),
                from,
                from.plus(validity));
        ObjectNode document = AgentDocument.unsigned(draft, subject, issuer.did(), publicUrl, secondProof);
        document = DataIntegrity.sign(document, Cryptosuite.ED25519_SIGNATURE_2020, means.signer(), from, contexts);
        if (secondProof) {
            document = DataIntegrity.sign(document, Cryptosuite.EDDSA_RDFC_2022, means.signer(), from, contexts);
        }
        return draft.withDocument(document.toString());
    }

    private CoreClaim coreClaim(ObjectNode subject, Instant from) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new CoreClaim(
                CORE_CLAIM_VERSION,
                issuer.did(),
                PROGRAM,
                subject.get("id").textValue(),
                CoreClaim.digest(subject),
                from,
                nonce);
    }
}
