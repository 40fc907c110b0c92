package io.sealrail.issuance.partner;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one form in which an e-mail address names a user. */
public final class Emails {

    /** As long as an address may be in SMTP (RFC 5321 section 4.5.3.1.3 without the brackets). */
    private static final int LONGEST = 254;

    private static final Pattern LIGHTLY =
            Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@.]+(\\.[^\\s\\p{Cntrl}@.]+)*");

    private Emails() {}

    /** The address trimmed and in lower case, or nothing if the text cannot be one. */
    public static Optional<String> normalise(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String email = text.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST && LIGHTLY.matcher(email).matches() ? Optional.of(email) : Optional.empty();
    }
}
