package io.sealrail.verifier.status;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.status.MalformedStatusListException;
import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.document.Authenticate;
import io.sealrail.verifier.document.SecuredDocument;
import io.sealrail.verifier.document.Validity;
import io.sealrail.verifier.http.StrangersJson;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Verification;

/** Makes a status list out of a signed credential, if its issuer signed it. */
@ApplicationScoped
class ReadW3cList {

    private static final long MAX_TTL_MILLIS = Duration.ofDays(1).toMillis();

    private final Authenticate authenticate;
    private final Workers workers;
    private final StrangersJson json;
    private final VerifierConfig config;

    ReadW3cList(Authenticate authenticate, Workers workers, StrangersJson json, VerifierConfig config) {
        this.authenticate = authenticate;
        this.workers = workers;
        this.json = json;
        this.config = config;
    }

    /**
     * Reads a list; one that is no JSON (a JWT, a page) is not verified.
     *
     * @param issuer who must have issued it, if that is known: nobody else's key is then looked for
     */
    Uni<ListLookup> read(byte[] body, W3cListType type, Optional<String> issuer) {
        return json.read(body)
                .flatMap(read -> read.orElse(null) instanceof ObjectNode document
                        ? read(document, type, issuer)
                        : Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_UNVERIFIED)));
    }

    private Uni<ListLookup> read(ObjectNode document, W3cListType type, Optional<String> issuer) {
        return issuer.isPresent() && !issuer.equals(new SecuredDocument(document).issuer())
                ? Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_OF_ANOTHER_ISSUER))
                : authenticate.check(document).flatMap(findings -> read(document, findings, type));
    }

    private Uni<ListLookup> read(ObjectNode document, List<Finding> findings, W3cListType type) {
        if (!Verification.authentic(findings.stream().map(CheckResult::of).toList())) {
            return Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_UNVERIFIED));
        }
        JsonNode subject = document.path("credentialSubject");
        if (!StatusEntries.isAddress(document.path("id"))) {
            return Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_MALFORMED));
        }
        boolean typed = new SecuredDocument(document).types().contains(type.credential())
                && type.subject().equals(subject.path("type").textValue());
        return typed
                ? workers.onWorker(() -> decode(document, subject, type))
                : Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_OF_ANOTHER_TYPE));
    }

    private ListLookup decode(ObjectNode document, JsonNode subject, W3cListType type) {
        try {
            return ListLookup.found(new W3cList(
                    document.path("id").asText(),
                    new SecuredDocument(document).issuer().orElseThrow(),
                    purposes(subject.path("statusPurpose")),
                    type.decode(
                            subject.path("encodedList").asText(), config.lists().maxBytes()),
                    new Validity(document, config.clockSkew()),
                    ttl(subject.path("ttl"))));
        } catch (MalformedStatusListException e) {
            return ListLookup.none(Finding.STATUS_LIST_MALFORMED);
        }
    }

    /** One purpose, or several in one list (Bitstring Status List 1.0, 2.2); those that we do not judge are not kept. */
    private static Set<String> purposes(JsonNode statusPurpose) {
        Set<String> purposes = new HashSet<>(StatusEntries.PURPOSES);
        Set<String> named = new HashSet<>(List.of(statusPurpose.asText()));
        statusPurpose.forEach(purpose -> named.add(purpose.asText()));
        purposes.retainAll(named);
        return purposes;
    }

    /** Milliseconds (Bitstring Status List 1.0, 2.2); a list that names none gets ours. */
    private Duration ttl(JsonNode millis) {
        return millis.isIntegralNumber()
                ? Duration.ofMillis(Math.min(MAX_TTL_MILLIS, Math.max(0, millis.asLong())))
                : config.lists().ttl();
    }
}
