package io.sealrail.credential.canonical;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.NumberToJSON;

/** JSON numbers as ECMAScript writes them (RFC 8785, 3.2.2.3). */
final class Numbers {

    private Numbers() {}

    /** An integer that loses digits is refused: two documents would share one canonical form and so one signature. */
    static String canonical(JsonNode number) {
        try {
            String text = NumberToJSON.serializeNumber(number.doubleValue());
            if (number.isIntegralNumber() && new BigDecimal(text).compareTo(number.decimalValue()) != 0) {
                throw new MalformedDocumentException("an integer beyond the precision of a double");
            }
            return text;
        } catch (IOException e) {
            throw new MalformedDocumentException("a number that is not finite", e);
        }
    }
}
