package io.sealrail.system.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.load.Ledger;

/** Looks for what callers and operators keep to themselves in the logs, metrics and spans of a whole round. */
public final class NothingLeaks {

    private static final Pattern RUN = Pattern.compile("^load-[^-]+-");
    private static final List<String> SECRETS = List.of(
            "/operatorToken",
            "/webhook/secret",
            "/partner/privateJwk/d",
            "/agents/key",
            "/agents/adminKey",
            "/agents/otherOrgKey",
            "/notary/apiKey",
            "/notary/limitedApiKey");

    private final Map<String, String> kept;
    private final Violations violations = new Violations(CheckName.NOTHING_LEAKS);

    private NothingLeaks(Map<String, String> kept) {
        this.kept = kept;
    }

    /** With the keys and tokens of the demo, and what e-mail addresses, idempotency keys and slugs of the load have in common. */
    public static NothingLeaks of(Demo demo, Ledger ledger) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("@people.example", "an e-mail address");
        Stream.concat(
                        ledger.issued().stream().map(Ledger.Issued::email).filter(Objects::nonNull),
                        ledger.resultsByKey().keySet().stream())
                .flatMap(name -> RUN.matcher(name).results())
                .map(MatchResult::group)
                .forEach(run -> kept.put(run, "a name of the load"));
        for (String pointer : SECRETS) {
            String secret = demo.json().at(pointer).asText();
            if (!secret.isBlank()) {
                kept.put(secret, pointer);
            }
        }
        return new NothingLeaks(kept);
    }

    /**
     * Looks, once.
     *
     * @param logs a folder, every file below it
     * @param replicas addresses of all that tell metrics
     * @param spans as they were received, if somebody did
     * @return speaks of where it is and what kind of thing, never of the thing itself; what cannot be read speaks against it
     */
    public Finding look(Path logs, List<String> replicas, Optional<String> spans) {
        try (Stream<Path> files = Files.walk(logs)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            violations.unless(!found.isEmpty(), "there are no logs");
            for (Path file : found) {
                look(file);
            }
        } catch (IOException | UncheckedIOException e) {
            violations.add("logs cannot be read: %s", e.getClass().getSimpleName());
        }
        replicas.forEach(this::look);
        spans.ifPresent(received -> {
            violations.unless(!received.isEmpty(), "there are no spans");
            look("spans", received.lines());
        });
        return violations.finding();
    }

    private void look(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            look(log.getFileName().toString(), lines);
        }
    }

    private void look(String replica) {
        try {
            Http.Answer answer = new Http(replica).get("/q/metrics");
            violations.unless(answer.status() == 200, "metrics of %s: %d", replica, answer.status());
            look("metrics of " + replica, answer.response().body().lines());
        } catch (UncheckedIOException e) {
            violations.add("metrics of %s cannot be read", replica);
        }
    }

    private void look(String where, Stream<String> lines) {
        violations.looked(1);
        int[] number = {0};
        lines.forEach(line -> {
            number[0]++;
            kept.forEach((value, what) ->
                    violations.unless(!line.contains(value), "%s, line %d: %s", where, number[0], what));
        });
    }
}
