package io.sealrail.system.load;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.sealrail.system.load.Careful.Tried;

/** What partners do whose programs send the same call several times at once. */
final class AirCrowds {

    private static final int FEWEST = 3;
    private static final int MORE = 3;

    private final Kit kit;
    private final AirSteps air;
    private final Random random;

    AirCrowds(Kit kit, AirSteps air) {
        this.kit = kit;
        this.air = air;
        this.random = kit.random();
    }

    /** With one key: all get one answer. */
    void withKey() {
        AirRequest request = air.fresh(true);
        List<Tried> done = atOnce(request);
        if (!done.isEmpty()) {
            kit.ledger().settle(request.idempotencyKey());
            air.hold(request, done.get(0));
        }
    }

    /** Without a key, each content with what is there: all get one credential. */
    void ignoring() {
        AirRequest request = air.request(kit.names().email(), AirSteps.IGNORE, false);
        List<Tried> done = atOnce(request);
        if (hashes(done).size() > 1) {
            kit.ledger().odd("equal issue calls with onDuplicate ignore got different credentials");
        } else if (!done.isEmpty()) {
            kit.ledger().settle(request.email());
            air.hold(request, done.get(0));
        }
    }

    /** Without a key, each ending what is there: nobody can say which of the credentials is left. */
    void replacing() {
        AirRequest request = air.request(kit.names().email(), "revoke", false);
        hashes(atOnce(request)).forEach(hash -> kit.ledger().doubt("issue", hash));
    }

    private List<Tried> atOnce(AirRequest request) {
        int callers = FEWEST + random.nextInt(MORE);
        List<CompletableFuture<Tried>> calls = IntStream.range(0, callers)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> air.send(request, List.of()), kit.crowd()))
                .toList();
        return calls.stream().map(CompletableFuture::join).filter(Tried::isDone).toList();
    }

    private static Set<String> hashes(List<Tried> done) {
        return done.stream()
                .map(tried -> tried.last().text("coreClaimHash"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
