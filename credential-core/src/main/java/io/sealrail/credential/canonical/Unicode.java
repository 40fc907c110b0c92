package io.sealrail.credential.canonical;

/** Text that has a UTF-8 form. */
final class Unicode {

    private Unicode() {}

    /** A lone surrogate has no UTF-8 form; replaced by a question mark, different texts would share one signature. */
    static String requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new MalformedDocumentException("text with a lone surrogate");
                }
                i++;
            }
        }
        return text;
    }
}
