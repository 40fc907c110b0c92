package io.sealrail.system.load;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * What clients were told, noted before their next call is made. It never guesses: what a call may or may not have done, because
 * its answer was lost, is in doubt until an answer settles it. Thread-safe; whatever it returns is a copy.
 */
public final class Ledger {

    /** The status that a credential has until it is changed, as {@link #lastStatus} says it. */
    public static final String VALID = "valid";

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> resultsByKey = new ConcurrentHashMap<>();
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Map<String, Long> toldListVersions = new ConcurrentHashMap<>();
    private final Map<String, Doubt> doubts = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, LongAdder>> calls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final List<String> oddities = new CopyOnWriteArrayList<>();

    /** Which of the three APIs issued a credential. */
    public enum Kind {
        AIR,
        AGENT,
        NOTARY
    }

    /**
     * A credential that some answer spoke of.
     *
     * @param credentialId {@code null} for AIR until a poll was answered
     * @param coreClaimHash 64 lower-case hex characters; {@code null} for the other kinds, whose answers do not name it
     * @param email whose it is; {@code null} for the other kinds
     * @param idempotencyKey of the call that was answered first, {@code null} if it had none
     * @param requestDigest lower-case hex SHA-256 of that call's body, {@code null} where it was learnt by looking it up
     */
    public record Issued(
            Kind kind,
            String credentialId,
            String coreClaimHash,
            String email,
            String idempotencyKey,
            String requestDigest,
            Instant answeredAt) {

        String identity() {
            return kind == Kind.AIR ? coreClaimHash : credentialId;
        }

        Issued identified(String id) {
            return new Issued(kind, id, coreClaimHash, email, idempotencyKey, requestDigest, answeredAt);
        }
    }

    /**
     * Something that may or may not have happened.
     *
     * @param call the kind of call, as in {@link Counts}
     * @param about credential id, core claim hash, idempotency key, e-mail, slug or evaluation, whichever the call was about
     */
    public record Doubt(String call, String about, Instant since) {}

    /** How often each kind of call got each HTTP status; 0 where no answer came. */
    public record Counts(Map<String, Map<Integer, Long>> byCall) {

        public long of(String call, int status) {
            return byCall.getOrDefault(call, Map.of()).getOrDefault(status, 0L);
        }

        public long all() {
            return byCall.values().stream()
                    .flatMap(statuses -> statuses.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** An answer spoke of this credential; of several that speak of the same one the first counts. */
    public void issued(Issued credential) {
        issued.putIfAbsent(credential.identity(), credential);
    }

    /** A poll told the id behind a hash. */
    public void identified(String coreClaimHash, String credentialId) {
        Issued known = issued.computeIfPresent(
                coreClaimHash, (hash, each) -> each.credentialId() == null ? each.identified(credentialId) : each);
        if (known != null && !known.credentialId().equals(credentialId)) {
            odd("hash " + coreClaimHash + " is " + known.credentialId() + " and " + credentialId);
        }
    }

    /** A call with this key was answered so. */
    public void answered(String idempotencyKey, String result) {
        Set<String> results = resultsByKey.computeIfAbsent(idempotencyKey, key -> ConcurrentHashMap.newKeySet());
        results.add(result);
    }

    /** An answer said that the credential is revoked; the first one counts. */
    public void revoked(String credentialId, Instant answeredAt) {
        revoked.putIfAbsent(credentialId, answeredAt);
    }

    /** An answer said that the credential is {@code suspended} or {@code valid} from now on. */
    public void status(String credentialId, String status) {
        statuses.put(credentialId, status);
    }

    /** An answer named this version of a status list. */
    public void told(String listId, long version) {
        toldListVersions.merge(listId, version, Math::max);
    }

    /** The answer to such a call was lost, so that nobody knows whether it was done. */
    public void doubt(String call, String about) {
        doubts.putIfAbsent(about, new Doubt(call, about, Instant.now()));
    }

    /** A later answer left no doubt; nothing if there was none. */
    public void settle(String about) {
        doubts.remove(about);
    }

    /** A call was answered with this HTTP status, 0 if no answer came. */
    public void count(String call, int status) {
        calls.computeIfAbsent(call, name -> new ConcurrentHashMap<>())
                .computeIfAbsent(status, each -> new LongAdder())
                .increment();
    }

    /** A call of a client that waited got no answer, or one that says that the service failed. */
    public void failed(String what) {
        failures.computeIfAbsent(what, each -> new LongAdder()).increment();
    }

    /** An answer came that may never be given, whatever fault there is. */
    public void odd(String what) {
        oddities.add(Instant.now() + " " + what);
    }

    public Collection<Issued> issued() {
        return List.copyOf(issued.values());
    }

    /** How many credentials were answered for. */
    public long accepted() {
        return issued.size();
    }

    /** The distinct core claim hashes that each idempotency key was answered with: one each, or something is wrong. */
    public Map<String, Set<String>> resultsByKey() {
        Map<String, Set<String>> copy = new HashMap<>();
        resultsByKey.forEach((key, results) -> copy.put(key, Set.copyOf(results)));
        return copy;
    }

    /** Credential id to the time of the answer: by a revocation, or by an issue call that replaced it. */
    public Map<String, Instant> revoked() {
        return Map.copyOf(revoked);
    }

    /**
     * Credential id to {@code valid} or {@code suspended}: what must hold of every identified credential of which nobody was told
     * that it is revoked and no call is in doubt.
     */
    public Map<String, String> lastStatus() {
        Map<String, String> last = new HashMap<>();
        for (Issued each : issued.values()) {
            String id = each.credentialId();
            if (id != null && !revoked.containsKey(id) && !isInDoubt(each)) {
                last.put(id, statuses.getOrDefault(id, VALID));
            }
        }
        return last;
    }

    private boolean isInDoubt(Issued each) {
        return doubts.containsKey(each.credentialId())
                || each.coreClaimHash() != null && doubts.containsKey(each.coreClaimHash());
    }

    /** Status list id to the highest version that an answer named. */
    public Map<String, Long> toldListVersions() {
        return Map.copyOf(toldListVersions);
    }

    /** What nobody can say whether it happened. */
    public Collection<Doubt> inDoubt() {
        return List.copyOf(doubts.values());
    }

    public Counts counts() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        calls.forEach((call, statuses) -> {
            Map<Integer, Long> sums = new TreeMap<>();
            statuses.forEach((status, sum) -> sums.put(status, sum.sum()));
            copy.put(call, sums);
        });
        return new Counts(copy);
    }

    /** How often calls failed, each by its name, status and code. */
    public Map<String, Long> failures() {
        Map<String, Long> copy = new TreeMap<>();
        failures.forEach((what, sum) -> copy.put(what, sum.sum()));
        return copy;
    }

    /** Answers that may never be given under faults, oldest first, each with its time; no body of an answer, no e-mail address. */
    public List<String> oddities() {
        return List.copyOf(oddities);
    }
}
