package io.sealrail.verifier.context;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.kit.fetch.Recent;
import io.sealrail.verifier.http.Neighbours;
import io.sealrail.verifier.http.OwnOrigin;

/**
 * The contexts that a document names: the pinned ones, and those of our programs out of memory, out of the read model, or, when
 * no event has told of one yet, from issuance-api. A context under no address of ours is not looked for.
 */
@ApplicationScoped
public class FindContexts {

    private static final Logger LOG = Logger.getLogger(FindContexts.class);
    private static final String PROGRAMS = "/contexts/programs/";
    private static final int REMEMBERED = 1_000;
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/ld+json, application/json");

    private final ProgramContexts known;
    private final OwnOrigin origin;
    private final Neighbours neighbours;
    private final ObjectMapper json;
    private final Contexts pinned;
    private final Clock clock;
    private final Recent<String, Instant> missing = new Recent<>(REMEMBERED, url -> 1);
    private final Map<String, JsonNode> remembered = new ConcurrentHashMap<>();

    FindContexts(
            PinnedContexts pinned,
            ProgramContexts known,
            OwnOrigin origin,
            Neighbours neighbours,
            ObjectMapper json,
            Clock clock) {
        this.clock = clock;
        this.pinned = pinned.all();
        this.known = known;
        this.origin = origin;
        this.neighbours = neighbours;
        this.json = json;
    }

    /** The pinned contexts with those of the addresses that could be found; the caller sees which are missing. */
    public Uni<Contexts> find(Collection<String> urls) {
        Uni<Contexts> found = Uni.createFrom().item(pinned);
        for (String url : urls) {
            if (!pinned.knows(url)) {
                found = found.flatMap(contexts -> find(url).map(document -> document.map(it -> contexts.with(url, it))
                        .orElse(contexts)));
            }
        }
        return found;
    }

    private Uni<Optional<JsonNode>> find(String url) {
        JsonNode document = remembered.get(url);
        if (document != null) {
            return Uni.createFrom().item(Optional.of(document));
        }
        Optional<String> path = origin.pathOf(url).filter(it -> it.startsWith(PROGRAMS));
        if (path.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (missing.get(url).filter(this::isLately).isPresent()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return heardOf(url)
                .flatMap(text -> text.isPresent() ? Uni.createFrom().item(text) : ask(path.get()))
                .map(text -> text.flatMap(it -> parse(url, it)))
                .invoke(found ->
                        found.ifPresentOrElse(it -> remember(url, it), () -> missing.put(url, clock.instant())));
    }

    private boolean isLately(Instant asked) {
        return clock.instant().isBefore(asked.plus(RETRY_AFTER));
    }

    private Uni<Optional<String>> heardOf(String url) {
        return known.find(url).onFailure().recoverWithItem(trouble -> {
            LOG.warnf("contexts cannot be read cause=%s", trouble.getClass().getSimpleName());
            return Optional.empty();
        });
    }

    private Uni<Optional<String>> ask(String path) {
        return neighbours
                .askIssuance(path, ACCEPT)
                .map(reply -> reply.ok()
                        ? Optional.of(new String(reply.body(), StandardCharsets.UTF_8))
                        : Optional.<String>empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Optional<JsonNode> parse(String url, String document) {
        try {
            JsonNode context = json.readTree(document);
            pinned.with(url, context);
            return Optional.of(context);
        } catch (JsonProcessingException | CanonicalizationException e) {
            LOG.warnf(
                    "context of a program cannot be used url=%s cause=%s",
                    url, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void remember(String url, JsonNode document) {
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(url, document);
    }
}
