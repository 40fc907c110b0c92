package io.sealrail.system.agent;

import java.util.Locale;

/** Takes one safeguard out of the services for a whole run, to show that the check notices; given when they start. */
public enum Switch {
    /** Events are never stored beside the rows that they tell of. */
    NO_OUTBOX,
    /** A lease never fences a write off, and its holder does not notice that it has passed on. */
    NO_FENCE,
    /** Consumers do not recognise what they have applied before. */
    NO_INBOX;

    /** As it is written in options: {@code no-fence}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such switch */
    public static Switch of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
