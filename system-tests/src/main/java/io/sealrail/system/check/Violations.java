package io.sealrail.system.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what speaks against one check. */
final class Violations {

    private static final int SHOWN = 20;

    private final String check;
    private final List<String> first = new ArrayList<>();
    private long looked;
    private long all;

    Violations(String check) {
        this.check = check;
    }

    /** Counts things that were looked at. */
    Violations looked(long more) {
        looked += more;
        return this;
    }

    void add(String format, Object... arguments) {
        all++;
        if (first.size() < SHOWN) {
            first.add(String.format(format, arguments));
        }
    }

    void unless(boolean holds, String format, Object... arguments) {
        if (!holds) {
            add(format, arguments);
        }
    }

    Finding finding() {
        List<String> shown = new ArrayList<>(first);
        if (all > SHOWN) {
            shown.add("and " + (all - SHOWN) + " more");
        }
        return new Finding(check, all == 0, looked, shown);
    }
}
