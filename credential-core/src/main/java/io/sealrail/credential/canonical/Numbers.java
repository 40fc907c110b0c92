package io.sealrail.credential.canonical;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.NumberToJSON;

/** JSON numbers as ECMAScript writes them (RFC 8785, 3.2.2.3), and as JSON-LD turns them into RDF (JSON-LD API, 8.2.2). */
final class Numbers {

    private static final Pattern DOUBLE_FORM = Pattern.compile("-?[0-9]\\.[0-9]{1,15}E-?[0-9]{1,3}");
    private static final double FIRST_DOUBLE = 1e21;
    private static final MathContext DOUBLE_DIGITS = new MathContext(16, RoundingMode.HALF_UP);

    private Numbers() {}

    /** An integer that loses digits is refused: two documents would share one canonical form and so one signature. */
    static String canonical(JsonNode number) {
        String text = canonical(number.doubleValue());
        if (number.isIntegralNumber() && new BigDecimal(text).compareTo(number.decimalValue()) != 0) {
            throw new MalformedDocumentException("an integer beyond the precision of a double");
        }
        return text;
    }

    /**
     * Whether RDF has the number as a double.
     *
     * <p>JavaScript's JSON-LD takes a tiny number such as 1e-7, written without a point, for the integer 0. It is refused, for
     * one signature would hold for many values there, and for none of them here.
     */
    static boolean isDouble(double number) {
        String text = canonical(number);
        if (text.indexOf('.') < 0 && text.contains("e-")) {
            throw new MalformedDocumentException("a number so small that implementations differ");
        }
        return text.indexOf('.') >= 0 || Math.abs(number) >= FIRST_DOUBLE;
    }

    /** All digits of the integer that the double is. */
    static String integerForm(double number) {
        return new BigDecimal(number).toPlainString();
    }

    /** The canonical form of {@code xsd:double}: 16 significant digits at most, as in {@code 1.5E2}. */
    static String doubleForm(double number) {
        BigDecimal rounded = new BigDecimal(number).round(DOUBLE_DIGITS).stripTrailingZeros();
        String digits = rounded.unscaledValue().abs().toString();
        int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
        return (rounded.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + '.'
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + 'E'
                + exponent;
    }

    /** Whether the text is the canonical form of a finite double. */
    static boolean isDoubleForm(String text) {
        return DOUBLE_FORM.matcher(text).matches()
                && Double.isFinite(Double.parseDouble(text))
                && doubleForm(Double.parseDouble(text)).equals(text);
    }

    private static String canonical(double number) {
        try {
            return NumberToJSON.serializeNumber(number);
        } catch (IOException e) {
            throw new MalformedDocumentException("a number that is not finite", e);
        }
    }
}
