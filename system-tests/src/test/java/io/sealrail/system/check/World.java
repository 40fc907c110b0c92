package io.sealrail.system.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Poison;

/**
 * A world in which all is well, to be doctored: credentials c0, c1, … in batches of a hundred, all on list L. c1 is revoked, c2
 * suspended, c3 replaced by c4, and a poisoned record has ended where it belongs.
 */
final class World {

    static final String LIST = "L";
    static final String SENDER = "0xsender";
    private static final int BATCH = 100;

    final List<IssuanceRows.Credential> credentials = new ArrayList<>();
    final Set<String> notary = new HashSet<>();
    final List<IssuanceRows.KeptAnswer> kept = new ArrayList<>();
    final List<AuditRows.Link> links = new ArrayList<>();
    final List<OnchainRows.Leaf> leaves = new ArrayList<>();
    final List<OnchainRows.Batch> batches = new ArrayList<>();
    final List<OnchainRows.Nonce> nonces = new ArrayList<>();
    final List<OnchainRows.Transaction> transactions = new ArrayList<>();
    final List<RevocationRows.Revocable> revocables = new ArrayList<>();
    final List<RevocationRows.Change> changes = new ArrayList<>();
    final List<StatusListRows.StatusList> lists = new ArrayList<>();
    final List<StatusListRows.Entry> entries = new ArrayList<>();
    final List<VerifierRows.Status> statuses = new ArrayList<>();
    final List<VerifierRows.Anchor> anchors = new ArrayList<>();
    final Set<String> keys = new HashSet<>(Set.of("key", "list-key"));
    final List<OutboxRow> outbox = new ArrayList<>();
    final List<Lag> lags = new ArrayList<>();
    final List<ChainFacts.Anchored> anchored = new ArrayList<>();
    final List<ChainFacts.Mined> mined = new ArrayList<>();
    final Map<String, Long> counts = new TreeMap<>();
    final List<ServedList> served = new ArrayList<>();
    final List<LeaseWrite> writes = new ArrayList<>();
    final TopicFacts topics = TopicFacts.empty();
    final Ledger ledger = new Ledger();
    final Poison poison = new Poison();
    private final int size;
    long unsealed;

    World(int size) {
        this.size = size;
        for (int i = 0; i < size; i++) {
            credential(i);
        }
        for (int first = 0; first < size; first += BATCH) {
            batch(first / BATCH, credentials.subList(first, Math.min(size, first + BATCH)));
        }
        status("c1", States.REVOKED, "OPERATOR");
        status("c2", States.SUSPENDED, "OPERATOR");
        status("c3", States.REVOKED, "REPLACED");
        lists.add(new StatusListRows.StatusList(LIST, 131_072, 5, 0));
        served.add(served("http://one"));
        served.add(served("http://two"));
        ledger.revoked("c1", Instant.EPOCH);
        ledger.status("c2", "suspended");
        ledger.told(LIST, 5);
        lags.add(new Lag("onchain-worker", "issue-requested.v1", 0, size, size));
        topics.issuerKeys().add("key");
        topics.listKeys().add("list-key");
        audit();
        writes.add(new LeaseWrite("issuance-api", "outbox-relay", 1, "issuance-api"));
        writes.add(new LeaseWrite("issuance-api", "outbox-relay", 2, "issuance-api-2"));
        poisoned();
    }

    static World small() {
        return new World(8);
    }

    Finding finding(String check) {
        return Checks.of(snapshot(), Promises.of(ledger, poison)).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    List<Finding> findings() {
        return Checks.of(snapshot(), Promises.of(ledger, poison));
    }

    Snapshot snapshot() {
        return new Snapshot(
                new IssuanceRows(credentials, notary, kept, new AuditRows(links.size() + unsealed, unsealed, links)),
                new OnchainRows(leaves, batches, nonces, transactions),
                new RevocationRows(revocables, changes),
                new StatusListRows(lists, entries),
                new VerifierRows(statuses, anchors, keys, Set.of()),
                outbox,
                topics,
                lags,
                new ChainFacts(anchored, mined, counts),
                served,
                writes);
    }

    /** Puts another row in the place of the only one that is meant. */
    static <T> void doctor(List<T> rows, Predicate<T> which, UnaryOperator<T> change) {
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                rows.set(i, change.apply(rows.get(i)));
                return;
            }
        }
        throw new AssertionError("nothing to doctor");
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Place place(int number) {
        return new Place(LIST, number * 6 % 131_072);
    }

    private void credential(int number) {
        String id = "c" + number;
        String kind = number == 2 ? "notary" : "air";
        credentials.add(new IssuanceRows.Credential(
                id,
                kind,
                hash(id),
                "program",
                number == 2 ? null : "person of " + id,
                number != 1 && number != 3,
                number == 3 ? "c4" : null,
                place(number),
                States.VALID,
                0,
                true,
                1,
                batchOf(number),
                transactionOf(number)));
        leaves.add(new OnchainRows.Leaf(id, hash(id), batchOf(number), number % BATCH));
        revocables.add(new RevocationRows.Revocable(id, place(number), States.VALID, 0));
        topics.requested().add(new TopicFacts.Requested(id, hash(id), place(number), number == 4 ? "c3" : null));
        outbox("issuance-api", "issue-requested.v1", id);
        if (number == 2) {
            notary.add(id);
        }
        Ledger.Kind told = number == 2 ? Ledger.Kind.NOTARY : Ledger.Kind.AIR;
        ledger.issued(
                new Ledger.Issued(told, id, number == 2 ? null : hash(id), null, "key of " + id, null, Instant.EPOCH));
        ledger.answered("key of " + id, hash(id));
        kept.add(new IssuanceRows.KeptAnswer("key of " + id, hash(id)));
        if (number == 3) {
            ledger.revoked(id, Instant.EPOCH);
        }
    }

    private static String batchOf(int number) {
        return "batch" + number / BATCH;
    }

    private static String transactionOf(int number) {
        return "0xtransaction" + number / BATCH;
    }

    private void batch(int number, List<IssuanceRows.Credential> of) {
        String id = "batch" + number;
        String transaction = "0xtransaction" + number;
        String root =
                Keccak256.root(of.stream().map(IssuanceRows.Credential::hash).toList());
        batches.add(new OnchainRows.Batch(id, "FINAL", null, root, of.size(), "0xcontract", transaction, number, 1));
        nonces.add(new OnchainRows.Nonce(SENDER, number, id));
        transactions.add(new OnchainRows.Transaction(transaction, id, SENDER, number));
        anchored.add(new ChainFacts.Anchored(root, of.size(), "0xcontract", transaction, number));
        mined.add(new ChainFacts.Mined(SENDER, number, transaction, number));
        counts.put(SENDER, number + 1L);
        topics.sealed()
                .add(new TopicFacts.Sealed(
                        id,
                        root,
                        of.size(),
                        0,
                        1,
                        of.stream()
                                .map(each -> new TopicFacts.Leaf(each.id(), each.hash()))
                                .toList()));
        outbox("onchain-worker", "batch-sealed.v1", id);
        for (IssuanceRows.Credential each : of) {
            topics.onchain().add(new TopicFacts.Onchain(each.id(), each.hash(), id, 1, transaction, root));
            outbox("onchain-worker", "credential-onchain.v1", each.id());
            anchors.add(new VerifierRows.Anchor(each.hash(), each.id(), 1, transaction));
        }
    }

    private void outbox(String service, String topic, String key) {
        UUID id = UUID.randomUUID();
        outbox.add(new OutboxRow(service, id, topic, key, true));
        topics.ids().add(id);
    }

    private void status(String id, String state, String cause) {
        Place place = place(Integer.parseInt(id.substring(1)));
        doctor(
                credentials,
                each -> each.id().equals(id),
                each -> new IssuanceRows.Credential(
                        id,
                        each.kind(),
                        each.hash(),
                        each.program(),
                        each.person(),
                        each.active(),
                        each.replacedBy(),
                        place,
                        state,
                        1,
                        each.onchain(),
                        each.onchainSequence(),
                        each.batchId(),
                        each.transactionHash()));
        doctor(
                revocables,
                each -> each.credentialId().equals(id),
                each -> new RevocationRows.Revocable(id, place, state, 1));
        changes.add(new RevocationRows.Change(id, 1, States.VALID, state, cause));
        entries.add(new StatusListRows.Entry(place, id, state, 1));
        statuses.add(new VerifierRows.Status(id, place, state, 1));
        topics.statuses().add(new TopicFacts.Status(id, place, state, cause, 1));
        outbox("revocation-service", "credential-status.v1", id);
    }

    private static ServedList served(String replica) {
        Map<ListForm, BitSet> revoked = new EnumMap<>(ListForm.class);
        for (ListForm form : ListForm.values()) {
            revoked.put(form, bits(1, 3));
        }
        return new ServedList(replica, LIST, 5, revoked, bits(2));
    }

    private static BitSet bits(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            bits.set(place(number).index());
        }
        return bits;
    }

    private void audit() {
        String previous = "0".repeat(64);
        for (int i = 1; i <= Math.min(size, 1_000); i++) {
            String call = "{\"request_id\":\"r" + i + "\"}";
            MessageDigest digest = sha256();
            digest.update(HexFormat.of().parseHex(previous));
            String hash = HexFormat.of().formatHex(digest.digest(call.getBytes(StandardCharsets.UTF_8)));
            links.add(new AuditRows.Link(i, "r" + i, previous, hash, call));
            previous = hash;
        }
    }

    private void poisoned() {
        String key = poison.next("issue-requested.v1");
        poison.acknowledged(key);
        topics.poisonSeen().add(key);
        topics.deadLetters()
                .add(new TopicFacts.DeadLetter(
                        "issue-requested.v1.dlq", 0, key, "malformed-event", "issue-requested.v1/0@7", true));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
