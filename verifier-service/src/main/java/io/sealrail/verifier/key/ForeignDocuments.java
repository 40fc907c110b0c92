package io.sealrail.verifier.key;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.did.DidWeb;
import io.sealrail.kit.fetch.SharedAnswers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Strangers;

/** The DID documents of did:web issuers that are not ours (W3C CCG did:web, 3.2), kept for a while. */
@ApplicationScoped
class ForeignDocuments {

    private static final int MAX_BYTES = 16 << 20;
    private static final int OVERHEAD = 4_096;
    private static final Map<String, String> ACCEPT = Map.of(
            "Accept",
            "application/did+json, application/did+ld+json, application/json, application/ld+json, */*;q=0.1");

    private final Strangers strangers;
    private final VerifierConfig.Foreign config;
    private final SharedAnswers<String, Optional<byte[]>> answers;

    ForeignDocuments(Strangers strangers, Clock clock, VerifierConfig config) {
        this.strangers = strangers;
        this.config = config.foreign();
        this.answers = new SharedAnswers<>(
                clock,
                MAX_BYTES,
                body -> OVERHEAD + body.map(bytes -> bytes.length).orElse(0));
    }

    /** The bytes that are served for the DID, empty if there are none to be had; never fails. */
    Uni<Optional<byte[]>> find(String did) {
        return find(did, config.documentsFor());
    }

    /** The same no older than a failure is believed: for a key that the kept document does not have. */
    Uni<Optional<byte[]>> findAnew(String did) {
        return find(did, config.failuresFor());
    }

    private Uni<Optional<byte[]>> find(String did, Duration goodFor) {
        return answers.get(did, body -> body.isPresent() ? goodFor : config.failuresFor(), () -> fetch(did));
    }

    private Uni<Optional<byte[]>> fetch(String did) {
        return Uni.createFrom()
                .item(() -> DidWeb.parse(did).documentUrl().toString())
                .flatMap(url -> strangers.askForDocument(url, ACCEPT))
                .map(reply -> reply.ok() ? Optional.of(reply.body()) : Optional.<byte[]>empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
