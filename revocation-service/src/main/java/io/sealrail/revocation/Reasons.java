package io.sealrail.revocation;

/** The words of whoever changes a status: 1 to 1000 characters, not blank. */
final class Reasons {

    private static final int MAX_CHARACTERS = 1000;

    private Reasons() {}

    /** The text itself; fails with 400 if it is no reason. */
    static String required(String text) {
        // PostgreSQL has no place for NUL in a text
        boolean good = text != null
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                && text.indexOf('\0') < 0;
        if (!good) {
            throw Refusals.badReason();
        }
        return text;
    }

    /** The text itself, or {@code null} if there is none; fails with 400 if it is no reason. */
    static String optional(String text) {
        return text == null ? null : required(text);
    }
}
