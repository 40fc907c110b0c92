package io.sealrail.issuance.claim;

import java.util.List;

/** A file of claims that cannot be used, with one sentence for each thing that is wrong with it. */
final class InvalidRulesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    InvalidRulesException(List<String> faults) {
        super(String.join(" ", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
