package io.sealrail.system.check;

import java.util.HashMap;
import java.util.Map;

/** Who has each of some things that one may have only; tells of those that two have. */
final class Owners<K> {

    private record Owner(String id, String source) {}

    private final Map<K, Owner> owners = new HashMap<>();
    private final Violations violations;
    private final String what;

    Owners(Violations violations, String what) {
        this.violations = violations;
        this.what = what;
    }

    void add(K thing, String owner, String source) {
        violations.looked(1);
        Owner first = owners.putIfAbsent(thing, new Owner(owner, source));
        if (first != null && !first.id().equals(owner)) {
            violations.add("%s %s: %s by %s, %s by %s", what, thing, first.id(), first.source(), owner, source);
        }
    }
}
