package io.sealrail.verifier.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.fetch.SharedAnswers;
import io.sealrail.kit.fetch.TooBusyException;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Strangers;

/**
 * What issuers that are not ours publish about their keys, kept for a while: DID documents of did:web (W3C CCG did:web, 3.2),
 * metadata and key sets of https issuers (SD-JWT VC, 5).
 */
@ApplicationScoped
class ForeignDocuments {

    private static final int MAX_BYTES = 16 << 20;
    private static final int OVERHEAD = 4_096;
    private static final Map<String, String> ACCEPT = Map.of(
            "Accept",
            "application/did+json, application/did+ld+json, application/json, application/ld+json, */*;q=0.1");

    private final Strangers strangers;
    private final Clock clock;
    private final VerifierConfig.Foreign config;
    private final SharedAnswers<String, Served> answers;

    ForeignDocuments(Strangers strangers, Clock clock, VerifierConfig config) {
        this.strangers = strangers;
        this.clock = clock;
        this.config = config.foreign();
        this.answers = new SharedAnswers<>(
                clock,
                MAX_BYTES,
                served -> OVERHEAD + served.body().map(bytes -> bytes.length).orElse(0));
    }

    /** The bytes that are served at an https address, empty if there are none to be had; never fails. */
    Uni<Optional<byte[]>> find(String url) {
        return find(url, served -> config.documentsFor().minus(served.age()));
    }

    /** The same asked for no longer ago than a failure is believed: for a key that the kept document does not have. */
    Uni<Optional<byte[]>> findAnew(String url) {
        return find(url, served -> config.failuresFor());
    }

    private Uni<Optional<byte[]>> find(String url, Function<Served, Duration> goodFor) {
        return answers.get(
                        url,
                        served -> served.body().isPresent() ? goodFor.apply(served) : config.failuresFor(),
                        () -> fetch(url))
                .map(Served::body)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Our own overload says nothing about the host and is not kept. */
    private Uni<Served> fetch(String url) {
        return strangers
                .askForDocument(url, ACCEPT)
                .map(reply -> reply.ok() ? new Served(Optional.of(reply.body()), clock.instant()) : instead(url))
                .onFailure(trouble -> !(trouble instanceof TooBusyException))
                .recoverWithItem(() -> instead(url));
    }

    /** A document that was had is good for its time; else whoever names a key that is not in it could make us forget it. */
    private Served instead(String url) {
        Instant now = clock.instant();
        return answers.kept(url)
                .filter(served -> now.isBefore(served.servedAt().plus(config.documentsFor())))
                .map(served -> served.at(now))
                .orElse(new Served(Optional.empty(), now));
    }

    /**
     * What was served.
     *
     * @param body the document, empty if there was none
     * @param servedAt when it was
     * @param age how old it was when it was last confirmed that there is nothing newer to be had
     */
    private record Served(Optional<byte[]> body, Instant servedAt, Duration age) {

        private Served(Optional<byte[]> body, Instant servedAt) {
            this(body, servedAt, Duration.ZERO);
        }

        Served at(Instant now) {
            return new Served(body, servedAt, Duration.between(servedAt, now));
        }
    }
}
