package io.sealrail.verifier.anchor;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;

/** Whether the {@code coreClaimHash} that a credential carries is known to be anchored for it. */
@ApplicationScoped
public class CheckAnchor {

    private final Anchors anchors;
    private final OwnOrigin origin;

    CheckAnchor(Anchors anchors, OwnOrigin origin) {
        this.anchors = anchors;
        this.origin = origin;
    }

    /**
     * The line about the anchor; never fails.
     *
     * @param hash the {@code coreClaimHash} that the credential carries, or nothing
     * @param credentialId what the credential calls itself
     */
    public Uni<CheckResult> check(JsonNode hash, String credentialId) {
        if (!hash.isTextual()) {
            return Uni.createFrom().item(CheckResult.of(Finding.ANCHOR_NOT_KNOWN));
        }
        String id = origin.credentialId(credentialId);
        return anchors.find(hash.textValue())
                .map(found -> found.map(anchor -> result(anchor, id)).orElse(CheckResult.of(Finding.ANCHOR_NOT_KNOWN)))
                .onFailure()
                .recoverWithItem(CheckResult.of(Finding.ANCHOR_NOT_CHECKED));
    }

    private static CheckResult result(Anchor anchor, String credentialId) {
        return anchor.credentialId().equals(credentialId)
                ? Finding.ANCHORED.with(anchor.transactionHash(), anchor.chainId())
                : CheckResult.of(Finding.ANCHOR_OF_ANOTHER_CREDENTIAL);
    }
}
