package io.sealrail.verifier.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Jws;
import io.sealrail.credential.status.MalformedStatusListException;
import io.sealrail.credential.status.StatusListToken;
import io.sealrail.credential.status.TokenStatusList;
import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.http.StrangersJson;
import io.sealrail.verifier.jwt.CheckJwt;
import io.sealrail.verifier.jwt.JwtTimes;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Verification;

/** Makes a status list out of a JWT, if its issuer signed it (draft-ietf-oauth-status-list, 5.1). */
@ApplicationScoped
class ReadTokenList {

    private static final Duration MAX_TTL = Duration.ofDays(1);

    private final CheckJwt checkJwt;
    private final StrangersJson json;
    private final OwnOrigin origin;
    private final Workers workers;
    private final VerifierConfig config;

    ReadTokenList(CheckJwt checkJwt, StrangersJson json, OwnOrigin origin, Workers workers, VerifierConfig config) {
        this.checkJwt = checkJwt;
        this.json = json;
        this.origin = origin;
        this.workers = workers;
        this.config = config;
    }

    /** Reads a list of this issuer, or one of ours where none is named: then its key tells whose it is. */
    Uni<ListLookup> read(byte[] body, Optional<String> issuer) {
        return json.readJwt(body).flatMap(read -> read.map(jws -> read(jws, issuer.or(() -> ownerOfKey(jws))))
                .orElse(none(Finding.STATUS_LIST_UNVERIFIED)));
    }

    /** Who must have signed it: who is named in it and who has the key must be the same. */
    private Uni<ListLookup> read(Jws jws, Optional<String> issuer) {
        if (issuer.isEmpty()) {
            return none(Finding.STATUS_LIST_UNVERIFIED);
        }
        JsonNode named = jws.payload().path("iss");
        boolean another = !named.isMissingNode() && !issuer.get().equals(origin.didOf(named.asText()));
        return another
                ? none(Finding.STATUS_LIST_OF_ANOTHER_ISSUER)
                : checkJwt.check(jws, issuer.get()).flatMap(findings -> read(jws, issuer.get(), findings));
    }

    private Uni<ListLookup> read(Jws jws, String issuer, List<Finding> findings) {
        if (findings.contains(Finding.KEY_NOT_OF_ISSUER)) {
            return none(Finding.STATUS_LIST_OF_ANOTHER_ISSUER);
        }
        if (!Verification.authentic(findings.stream().map(CheckResult::of).toList())) {
            return none(Finding.STATUS_LIST_UNVERIFIED);
        }
        return StatusListToken.TYPE.equals(jws.type())
                ? workers.onWorker(() -> decode(jws, issuer))
                : none(Finding.STATUS_LIST_OF_ANOTHER_TYPE);
    }

    private ListLookup decode(Jws jws, String issuer) {
        try {
            StatusListToken token = StatusListToken.of(jws);
            if (!StatusEntries.isAddress(jws.payload().path("sub"))) {
                return ListLookup.none(Finding.STATUS_LIST_MALFORMED);
            }
            return ListLookup.found(new TokenList(
                    token.subject(),
                    issuer,
                    TokenStatusList.read(
                            token.bits(), token.list(), config.lists().maxBytes()),
                    new JwtTimes(jws.payload(), config.clockSkew()),
                    ttl(token)));
        } catch (MalformedStatusListException e) {
            return ListLookup.none(Finding.STATUS_LIST_MALFORMED);
        }
    }

    private Optional<String> ownerOfKey(Jws jws) {
        String did = jws.header().path("kid").asText().split("#", 2)[0];
        return origin.owns(did) ? Optional.of(did) : Optional.empty();
    }

    /** A list that names none gets ours. */
    private Duration ttl(StatusListToken token) {
        return token.timeToLive()
                .map(named -> named.compareTo(MAX_TTL) < 0 ? named : MAX_TTL)
                .orElse(config.lists().ttl());
    }

    private static Uni<ListLookup> none(Finding problem) {
        return Uni.createFrom().item(ListLookup.none(problem));
    }
}
