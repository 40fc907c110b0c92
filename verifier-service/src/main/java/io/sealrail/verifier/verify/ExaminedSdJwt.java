package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.jwt.JwtTimes;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.sdjwt.SignedCredential;
import io.sealrail.verifier.status.StatusEntries;
import io.sealrail.verifier.status.StatusEntry;

/** An SD-JWT VC, alone or presented by its holder. */
record ExaminedSdJwt(SignedCredential credential, List<Finding> findings, Duration skew) implements Examined {

    @Override
    public Finding validityAt(Instant now) {
        return credential.claims() == null
                ? Finding.VALIDITY_NOT_CHECKED
                : new JwtTimes(credential.claims(), skew).at(now);
    }

    @Override
    public String issuer() {
        return credential.issuer();
    }

    @Override
    public String id() {
        return credential.id();
    }

    @Override
    public List<StatusEntry> statusEntries() {
        return StatusEntries.ofStatusClaim(credential.claims().path("status"));
    }

    @Override
    public JsonNode coreClaimHash() {
        return credential.claims().path("coreClaimHash");
    }

    @Override
    public ObjectNode claims() {
        return credential.claims();
    }
}
