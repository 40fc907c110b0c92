package io.sealrail.issuance.notarycredential;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Signer;
import io.sealrail.credential.model.CoreClaim;
import io.sealrail.credential.sdjwt.Disclosure;
import io.sealrail.credential.sdjwt.SdJwtIssuer;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.kit.time.Ulids;
import io.sealrail.kit.work.Workers;

/** Makes the core claim and the signed SD-JWT VC, on a worker thread. */
@ApplicationScoped
class SignNotaryCredential {

    private static final int CORE_CLAIM_VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 16;
    private static final String TYPE = "dc+sd-jwt";
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,150}");

    private final PlatformIssuer issuer;
    private final Workers workers;
    private final Clock clock;
    private final String publicUrl;
    private final String idPrefix;
    private final Timer timer;
    private final SecureRandom random = new SecureRandom();

    SignNotaryCredential(
            PlatformIssuer issuer, Workers workers, Clock clock, IssuanceConfig config, MeterRegistry metrics) {
        this.issuer = issuer;
        this.workers = workers;
        this.clock = clock;
        this.publicUrl = config.publicUrl();
        this.idPrefix = config.notary().credentialIdPrefix();
        this.timer = metrics.timer("sealrail.notary.credentials.sign");
    }

    void onStart(@Observes StartupEvent event) {
        requireUsable(idPrefix);
    }

    /** Every service has to take the ids for ids. */
    static void requireUsable(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalStateException(
                    "SEALRAIL_NOTARY_CREDENTIAL_ID_PREFIX cannot be used: it must be a letter or digit and"
                            + " up to 150 letters, digits and : . _ -");
        }
    }

    /** The signed credential, which nobody has yet. */
    Uni<NotaryCredential> sign(IssuanceOrder order, Holder holder, Signer signer, StatusReference status) {
        return workers.onWorker(() -> timer.record(() -> signed(order, holder, signer, status)));
    }

    private NotaryCredential signed(IssuanceOrder order, Holder holder, Signer signer, StatusReference status) {
        Instant now = Inputs.now(clock);
        String credentialId = idPrefix + Ulids.next(clock);
        String iss = order.profile().issuedByOrigin() ? publicUrl : issuer.did();
        List<Disclosure> disclosures =
                order.evaluation().results().stream().map(this::disclosure).toList();
        String hash = coreClaim(order, holder, disclosures).hash();
        ObjectNode payload = SdJwtPayload.open(order, holder, iss, credentialId);
        payload.set("status", SdJwtPayload.status(status, publicUrl));
        payload.put("coreClaimHash", hash);
        String compact = SdJwtIssuer.sign(payload, disclosures, signer, TYPE);
        return new NotaryCredential(
                credentialId,
                iss,
                issuer.did(),
                hash,
                compact,
                compact.substring(0, compact.indexOf('~')),
                disclosures.stream().map(Disclosure::encoded).toList(),
                status,
                now,
                order.issuedAt(),
                order.expiresAt());
    }

    private Disclosure disclosure(ClaimResult result) {
        return Disclosure.of(bytes(SALT_BYTES), result.claim().id(), SdJwtPayload.disclosed(result));
    }

    /** It commits to the digests that the document names: to every value, whatever numbers have no canonical form. */
    private CoreClaim coreClaim(IssuanceOrder order, Holder holder, List<Disclosure> disclosures) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        disclosures.forEach(disclosure -> claims.put(disclosure.name(), disclosure.digest()));
        return new CoreClaim(
                CORE_CLAIM_VERSION,
                issuer.did(),
                "notary/" + order.profile().id(),
                SdJwtPayload.subject(order, holder),
                CoreClaim.digest(claims),
                order.issuedAt(),
                bytes(NONCE_BYTES));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
