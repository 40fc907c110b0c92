package io.sealrail.issuance.notaryaccess;

import io.sealrail.kit.http.Problem;

/**
 * Which links of the chain to verify.
 *
 * @param from the first sequence number, from 1
 * @param limit how many at most; 1 to 100,000
 */
record AuditRange(long from, int limit) {

    private static final int MOST = 100_000;

    /**
     * Reads the query parameters {@code from} and {@code limit}; absent ones are 1 and 100,000.
     *
     * @throws Problem 400 {@code VALIDATION}
     */
    static AuditRange of(String from, String limit) {
        return new AuditRange(number("from", from, 1, Long.MAX_VALUE - MOST), (int) number("limit", limit, MOST, MOST));
    }

    private static long number(String name, String text, long otherwise, long most) {
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(name, most);
        }
        throw refused(name, most);
    }

    private static Problem refused(String name, long most) {
        return Problem.of(400, "VALIDATION", name + " must be a number from 1 to " + most);
    }
}
