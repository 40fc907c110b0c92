package io.sealrail.system.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.sealrail.stack.process.Await;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.Operator;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.load.Ledger;

/** A partner and an operator who note what they are told. */
final class Clients {

    private static final int WAIT_SECONDS = 10;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final PartnerClient partner;
    private final Operator operator;
    private final Ledger ledger;

    Clients(Demo demo, Ledger ledger) {
        this.partner = new PartnerClient(demo);
        this.operator = new Operator(demo);
        this.ledger = ledger;
    }

    /** Issues to new people; the hashes by e-mail. */
    Map<String, String> issue(int count) {
        Map<String, String> hashes = new ConcurrentHashMap<>();
        IntStream.range(0, count).parallel().forEach(each -> {
            String email = UUID.randomUUID() + "@people.example";
            String hash = told(() -> partner.issue(email, partner.request(), "Idempotency-Key", email))
                    .text("coreClaimHash");
            ledger.issued(new Ledger.Issued(Ledger.Kind.AIR, null, hash, email, email, null, Instant.now()));
            ledger.answered(email, hash);
            hashes.put(email, hash);
        });
        return hashes;
    }

    /** Polls until all are on chain; their credential ids. */
    Set<String> awaitOnchain(Map<String, String> hashes, Duration patience) {
        Set<String> ids = new ConcurrentSkipListSet<>();
        Instant end = Instant.now().plus(patience);
        hashes.entrySet().parallelStream().forEach(each -> ids.add(awaitOnchain(each.getKey(), each.getValue(), end)));
        return ids;
    }

    private String awaitOnchain(String email, String hash, Instant end) {
        while (Instant.now().isBefore(end)) {
            Http.Answer answer = told(() -> partner.status(email, hash, WAIT_SECONDS));
            if ("ONCHAIN".equals(answer.text("vcStatus"))) {
                ledger.identified(hash, answer.text("vcId"));
                return answer.text("vcId");
            }
        }
        throw new IllegalStateException("not on chain in time: " + hash);
    }

    /** Revokes as the operator. */
    Set<String> revoke(List<String> credentialIds) {
        credentialIds.parallelStream().forEach(id -> {
            told(() -> operator.revoke(id));
            ledger.revoked(id, Instant.now());
        });
        return new TreeSet<>(credentialIds);
    }

    /** Calls again while the answer is to come again later. */
    private static Http.Answer told(Supplier<Http.Answer> call) {
        AtomicReference<Http.Answer> last = new AtomicReference<>();
        Await.until(LATER, () -> {
            last.set(call.get());
            return last.get().status() != 503;
        });
        if (last.get().status() != 200) {
            throw new IllegalStateException("answered " + last.get().status() + ": "
                    + last.get().response().body());
        }
        return last.get();
    }
}
