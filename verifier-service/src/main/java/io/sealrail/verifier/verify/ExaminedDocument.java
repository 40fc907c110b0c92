package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.document.SecuredDocument;
import io.sealrail.verifier.document.Validity;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.status.StatusEntries;
import io.sealrail.verifier.status.StatusEntry;

/** A W3C credential with embedded proofs. */
record ExaminedDocument(SecuredDocument document, List<Finding> findings, Duration skew) implements Examined {

    @Override
    public Finding validityAt(Instant now) {
        return new Validity(document.json(), skew).at(now);
    }

    @Override
    public String issuer() {
        return document.issuer().orElseThrow();
    }

    @Override
    public String id() {
        return document.json().path("id").asText();
    }

    @Override
    public List<StatusEntry> statusEntries() {
        return document.statusEntries().stream()
                .map(StatusEntries::ofCredentialStatus)
                .toList();
    }

    @Override
    public JsonNode coreClaimHash() {
        return document.json().path("coreClaimHash");
    }

    @Override
    public ObjectNode claims() {
        return null;
    }
}
