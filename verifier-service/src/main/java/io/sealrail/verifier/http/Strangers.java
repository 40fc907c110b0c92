package io.sealrail.verifier.http;

import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import io.sealrail.kit.fetch.FetchRules;
import io.sealrail.kit.fetch.GuardedFetch;
import io.sealrail.kit.fetch.Reply;
import io.sealrail.verifier.VerifierConfig;

/** GETs what issuers that are not ours publish, through guarded clients; fails when it cannot be had in time. */
@Startup
@Singleton
public class Strangers {

    private static final int MAX_DOCUMENT_BYTES = 64 * 1024;
    private static final int MAX_LIST_BYTES = 4 << 20;
    private static final int MAX_REDIRECTS = 3;

    private final GuardedFetch documents;
    private final GuardedFetch lists;

    Strangers(Vertx vertx, VerifierConfig config) {
        this.documents = new GuardedFetch(vertx, rules(config.foreign(), MAX_DOCUMENT_BYTES));
        this.lists = new GuardedFetch(vertx, rules(config.foreign(), MAX_LIST_BYTES));
    }

    /** GET of a DID document, 64 KiB at most. */
    public Uni<Reply> askForDocument(String url, Map<String, String> headers) {
        return documents.get(url, headers);
    }

    /** GET of a status list, 4 MiB at most. */
    public Uni<Reply> askForList(String url, Map<String, String> headers) {
        return lists.get(url, headers);
    }

    @PreDestroy
    void close() {
        documents.close();
        lists.close();
    }

    private static FetchRules rules(VerifierConfig.Foreign config, int maxBytes) {
        return new FetchRules(
                config.allowInsecure(),
                config.timeLimit(),
                maxBytes,
                MAX_REDIRECTS,
                config.calls(),
                config.callsPerAddress());
    }
}
