package io.sealrail.issuance.claim.yaml;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: one sentence for each fault, {@code claims[2].rule: …}. Quotes no value of the file. */
public final class Faults {

    private final List<String> sentences = new ArrayList<>();

    /** Notes a fault; an empty place is the file as a whole. */
    public void add(String place, String sentence) {
        sentences.add((place.isEmpty() ? "file" : place) + ": " + sentence);
    }

    public boolean any() {
        return !sentences.isEmpty();
    }

    /** In the order in which they were found. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
