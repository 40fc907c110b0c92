package io.sealrail.issuance;

import io.sealrail.kit.http.Problem;

/**
 * Which page of a list is asked for.
 *
 * @param page from 1
 * @param limit how many at most; 1 to 100 where the caller chooses
 */
public record Paging(int page, int limit) {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    /**
     * Reads the query parameters {@code page} and {@code limit}; absent ones are 1 and 20.
     *
     * @throws Problem 400 {@code INVALID_PAGE}
     */
    public static Paging of(String page, String limit) {
        return of(page, limit, Problem.of(400, "INVALID_PAGE", "page counts from 1, limit is 1 to 100"));
    }

    /**
     * Reads the query parameters {@code page} and {@code per_page} of the agents' API; absent ones are 1 and 20.
     *
     * @throws Problem 400 {@code VALIDATION}
     */
    public static Paging perPage(String page, String perPage) {
        return of(page, perPage, Problem.of(400, "VALIDATION", "page counts from 1, per_page is 1 to 100"));
    }

    private static Paging of(String page, String limit, Problem refusal) {
        return new Paging(number(page, 1, Integer.MAX_VALUE / MOST, refusal), number(limit, USUAL, MOST, refusal));
    }

    /** How many items come before this page. */
    public int offset() {
        return (page - 1) * limit;
    }

    private static int number(String text, int otherwise, int most, Problem refusal) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refusal;
        }
        throw refusal;
    }
}
