package io.sealrail.system.load;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.sealrail.system.load.Careful.Tried;
import io.sealrail.system.load.Ledger.Kind;

/** What a partner does, one call at a time. */
final class AirSteps {

    static final String IGNORE = "ignore";
    private static final Set<String> STATES = Set.of("WAIT_ONCHAIN", "ONCHAIN");
    private static final int MOST_PAST = 20;
    private static final int LONGEST_LINGER_MILLIS = 30;

    private final Kit kit;
    private final Random random;
    private final Shelf<AirRequest> keyed = new Shelf<>(MOST_PAST);

    AirSteps(Kit kit) {
        this.kit = kit;
        this.random = kit.random();
    }

    /** A person who never had a credential. */
    AirRequest fresh(boolean keyed) {
        int way = random.nextInt(3);
        String onDuplicate = way == 0 ? null : way == 1 ? IGNORE : "revoke";
        return request(kit.names().email(), onDuplicate, keyed);
    }

    AirRequest request(String email, String onDuplicate, boolean keyed) {
        String key = keyed ? kit.names().fresh() : null;
        return new AirRequest(email, kit.door().issueBody(onDuplicate), key, IGNORE.equals(onDuplicate));
    }

    void issueWithKey() {
        issue(fresh(true));
    }

    void issueWithoutKey() {
        issue(fresh(false));
    }

    /** The same person again, who keeps what is there. */
    void issueIgnoring() {
        kit.held().any(random, AirSteps::isOwn).ifPresentOrElse(this::ignore, this::issueWithKey);
    }

    private void ignore(Held held) {
        Tried tried = send(request(held.owner(), IGNORE, random.nextBoolean()), List.of());
        if (tried.isDone() && !held.coreClaimHash().equals(tried.last().text("coreClaimHash"))) {
            kit.ledger()
                    .odd("issue with onDuplicate ignore did not return the active credential " + held.credentialId());
        }
    }

    /** The same person again, whose credential ends by it. */
    void issueReplacing() {
        kit.held().any(random, AirSteps::isOwn).ifPresentOrElse(this::replace, this::issueWithKey);
    }

    private void replace(Held old) {
        kit.held().remove(old);
        AirRequest request = request(old.owner(), random.nextBoolean() ? null : "revoke", random.nextBoolean());
        Tried tried = send(request, List.of(old.credentialId()));
        if (tried.isDone()) {
            kit.ended(old);
            hold(request, tried);
        }
    }

    /** A keyed call that was answered long ago is made again. */
    void repeat() {
        keyed.any(random, any -> true).ifPresentOrElse(request -> send(request, List.of()), this::issueWithKey);
    }

    /** A client goes away in the middle of its call; with a key it comes back and asks what became of it. */
    void hangUp() {
        AirRequest request = fresh(random.nextInt(3) > 0);
        HangUp hangUp = new HangUp(random.nextInt(4) == 0, random.nextBoolean(), random.nextInt(LONGEST_LINGER_MILLIS));
        if (!hangUp.half()) {
            request.about().forEach(each -> kit.ledger().doubt("hang up", each));
        }
        hangUp.post(URI.create(kit.door().baseUrl() + Door.ISSUE), request.body(), headers(request));
        kit.ledger().count("hang up", 0);
        if (request.isKeyed()) {
            issue(request);
        }
    }

    private String[] headers(AirRequest request) {
        String token = "x-partner-auth: " + kit.door().partnerToken(request.email());
        return request.isKeyed()
                ? new String[] {token, "Idempotency-Key: " + request.idempotencyKey()}
                : new String[] {token};
    }

    /** Whether a credential is on chain yet. */
    void poll() {
        kit.held().any(random, held -> held.kind() == Kind.AIR).ifPresentOrElse(this::poll, this::issueWithKey);
    }

    private void issue(AirRequest request) {
        Tried tried = send(request, List.of());
        if (tried.isDone()) {
            hold(request, tried);
        }
    }

    /** Sends it and notes the answer. @param ending what else is in doubt when an answer is lost */
    Tried send(AirRequest request, List<String> ending) {
        List<String> about =
                ending.isEmpty() ? request.about() : List.of(request.about().get(0), ending.get(0));
        Tried tried = kit.careful()
                .call(
                        "issue",
                        () -> kit.door().issue(request.email(), request.body(), request.idempotencyKey()),
                        about);
        kit.careful().unexpected(tried.last());
        if (tried.isDone()) {
            note(request, tried);
        }
        return tried;
    }

    private void note(AirRequest request, Tried tried) {
        String hash = tried.last().text("coreClaimHash");
        kit.ledger().issued(request.answered(hash));
        if (request.isKeyed()) {
            kit.ledger().answered(request.idempotencyKey(), hash);
        }
        if (request.isRepeatable()) {
            request.about().forEach(kit.ledger()::settle);
        } else if (tried.lost()) {
            kit.ledger().doubt("issue", hash);
        }
    }

    /** Keeps a credential that no lost call can touch, once its id is known. */
    void hold(AirRequest request, Tried tried) {
        if (request.isKeyed()) {
            keyed.put(request);
        }
        Held held = new Held(Kind.AIR, request.email(), tried.last().text("coreClaimHash"), null);
        poll(held);
        if (held.isIdentified() && (request.isRepeatable() || !tried.lost())) {
            kit.held().put(held);
        }
    }

    private void poll(Held held) {
        Reply reply = kit.careful().ask("poll", () -> kit.door().poll(held.owner(), held.coreClaimHash()));
        kit.careful().unexpected(reply);
        if (reply.isDone()) {
            held.identify(reply.text("vcId"));
            kit.ledger().identified(held.coreClaimHash(), held.credentialId());
            if (!STATES.contains(reply.text("vcStatus"))) {
                kit.ledger().odd("poll named a state that there is not");
            }
        }
    }

    private static boolean isOwn(Held held) {
        return held.kind() == Kind.AIR;
    }
}
