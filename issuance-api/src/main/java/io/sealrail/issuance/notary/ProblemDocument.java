package io.sealrail.issuance.notary;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the {@code type} of a problem leads to (RFC 9457 section 3.1.1).
 *
 * @param type the address of this document
 * @param code the same, for programs
 * @param status of the answers with this problem
 * @param meaning when it is answered
 * @param whatToDo what its client can do about it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "NotaryProblemDocument")
record ProblemDocument(String type, String title, int status, String code, String meaning, String whatToDo) {

    /** A page for people. The texts are our own, none has markup but the characters that are escaped here. */
    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                <p>HTTP status %2$d, code <code>%3$s</code></p>
                <h2>What it means</h2>
                <p>%4$s</p>
                <h2>What to do</h2>
                <p>%5$s</p>
                </body>
                </html>
                """.formatted(escaped(title), status, code, escaped(meaning), escaped(whatToDo));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
