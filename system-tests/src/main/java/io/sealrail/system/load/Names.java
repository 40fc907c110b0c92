package io.sealrail.system.load;

/** Names that nobody had before: those of a caller of one run, counted up. */
final class Names {

    private final String prefix;
    private int next;

    /** @param run lower-case letters and digits, different for each run */
    Names(String run, int caller) {
        this.prefix = "load-" + run + "-" + caller + "-";
    }

    /** Good as a slug, as an idempotency key and as the local part of an e-mail address. */
    String fresh() {
        next++;
        return prefix + next;
    }

    String email() {
        return fresh() + "@people.example";
    }
}
