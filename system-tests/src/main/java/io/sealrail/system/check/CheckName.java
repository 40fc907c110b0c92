package io.sealrail.system.check;

/** The names of the checks, as reports and {@code docs/reliability.md} say them. */
public final class CheckName {

    /** Within the time that the caller grants nothing is under way any more. */
    public static final String EVERYTHING_SETTLES = "everything-settles";

    /** Every credential, those that callers were told of above all, is a leaf of one batch whose root is on chain once. */
    public static final String ACCEPTED_IS_ANCHORED_ONCE = "accepted-is-anchored-once";

    /** Each root on chain is one batch, recomputed from its leaves, and each batch is on chain. */
    public static final String EVERY_ROOT_IS_ONE_BATCH = "every-root-is-one-batch";

    /** No hash and no credential is in two batches, by the rows and by what was said on Kafka. */
    public static final String NO_HASH_IN_TWO_BATCHES = "no-hash-in-two-batches";

    /** No status index belongs to two credentials, in any database or event. */
    public static final String NO_INDEX_TWICE = "no-index-twice";

    /** Bits on every replica and in every form, rows of every service, history and events say the same. */
    public static final String BITS_ROWS_EVENTS_AGREE = "bits-rows-events-agree";

    /** What a caller was told of a status, and in which version it shows, is served by every replica. */
    public static final String REVOCATIONS_ARE_SERVED = "revocations-are-served";

    /** An idempotency key has one result, and a person one active credential of a program. */
    public static final String ONE_RESULT_PER_KEY = "one-result-per-key";

    /** Every event that was stored is on its topic. */
    public static final String OUTBOX_DRAINED = "outbox-drained";

    /** Every consumer has read its topics to the end. */
    public static final String CONSUMERS_DRAINED = "consumers-drained";

    /** On the dead-letter topics is what was sent to end there, and nothing else. */
    public static final String DEAD_LETTERS_ONLY_POISON = "dead-letters-only-poison";

    /** The anchorer's nonces have no gap, are used up, and by transactions of ours. */
    public static final String NONCES_WITHOUT_GAP = "nonces-without-gap";

    /** The record of the Notary API's calls is one unbroken chain. */
    public static final String AUDIT_CHAIN_INTACT = "audit-chain-intact";

    /** No row and no event stands without those that belong to it. */
    public static final String NO_ORPHAN_ROWS = "no-orphan-rows";

    /** The verifier's read model is what the events tell. */
    public static final String VERIFIER_KNOWS = "verifier-knows";

    /** Under each fencing token of a lease one process has written, see {@link LeaseWitness}. */
    public static final String ONE_WRITER_AT_A_TIME = "one-writer-at-a-time";

    /** Callers had no answer that may never be given. */
    public static final String ANSWERS_AS_PROMISED = "answers-as-promised";

    /** A round did what its plan has, or, where it is long enough, what {@code docs/reliability.md} asks of ten minutes. */
    public static final String THE_ROUND_WAS_HARD_ENOUGH = "the-round-was-hard-enough";

    /** What callers and operators keep to themselves is in no log, no metric and no span, see {@link NothingLeaks}. */
    public static final String NOTHING_LEAKS = "nothing-leaks";

    private CheckName() {}
}
