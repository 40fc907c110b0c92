package io.sealrail.system.check;

import java.util.HashMap;
import java.util.Map;

/** Keeps one copy of equal texts: ids and hashes come from many places. */
final class Texts {

    private final Map<String, String> known = new HashMap<>();

    String one(String text) {
        if (text == null) {
            return null;
        }
        String same = known.putIfAbsent(text, text);
        return same == null ? text : same;
    }
}
