package io.sealrail.system.check;

import java.util.List;

/**
 * What one check came to.
 *
 * @param check its name, one of {@link CheckName}
 * @param holds whether nothing speaks against it
 * @param looked how many things it looked at; 0 means that it has shown nothing
 * @param violations the first 20, each with the ids that it takes to follow it, and a line that counts the rest if there are more
 */
public record Finding(String check, boolean holds, long looked, List<String> violations) {

    public Finding {
        violations = List.copyOf(violations);
    }

    /** The same, but a check that has looked at nothing does not hold. */
    Finding unlessBlind() {
        return looked > 0 || !holds ? this : new Finding(check, false, 0, List.of("has looked at nothing"));
    }

    @Override
    public String toString() {
        return (holds ? "holds    " : "VIOLATED ") + check + " (" + looked + ")"
                + (holds ? "" : "\n    " + String.join("\n    ", violations));
    }
}
