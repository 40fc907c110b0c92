package io.sealrail.issuance.notarycredential;

import java.time.Clock;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.evaluation.Evaluations;
import io.sealrail.issuance.evaluation.SelfAttestationLimits;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.notaryaccess.AuditEntry;
import io.sealrail.issuance.notaryaccess.NotaryApi;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.work.Workers;

/** What another replica would do: the same database, and nothing else in common that a call could decide by. */
@Path(SecondReplicaResource.PATH)
@NotaryApi
public class SecondReplicaResource {

    static final String PATH = "/internal/test/second-notary/credentials";

    private final IssueFromEvaluation second;
    private final Bodies bodies;

    SecondReplicaResource(
            NotaryRules rules,
            Evaluations evaluations,
            SelfAttestationLimits limits,
            SigningMeans means,
            PlatformIssuer issuer,
            Outbox outbox,
            IssuanceConfig config,
            Pool pool,
            Transactions transactions,
            Workers workers,
            Bodies bodies) {
        Clock clock = Clock.systemUTC();
        this.second = new IssueFromEvaluation(
                rules,
                evaluations,
                limits,
                new UsedProofs(pool, clock),
                means,
                new SignNotaryCredential(issuer, workers, clock, config, new SimpleMeterRegistry()),
                new NotaryCredentials(pool, transactions, outbox),
                pool,
                transactions,
                workers,
                clock);
        this.bodies = bodies;
    }

    @POST
    @Operation(hidden = true)
    public Uni<CredentialAnswer> issue(@Context RoutingContext call, byte[] body) {
        CredentialRequest request = CredentialRequest.read(bodies, body);
        return second.issue(NotaryCaller.of(call), request, AuditEntry.of(call));
    }
}
