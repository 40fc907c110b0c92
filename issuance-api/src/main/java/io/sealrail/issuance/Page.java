package io.sealrail.issuance;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param page this page, from 1
 * @param limit the most items of a page
 * @param total how many items there are on all pages
 * @param items this page's
 */
public record Page<T>(int page, int limit, long total, List<T> items) {

    public static <T> Page<T> of(Paging paging, long total, List<T> items) {
        return new Page<>(paging.page(), paging.limit(), total, items);
    }

    /** Whether there is a page after this one. */
    public boolean hasMore() {
        return (long) page * limit < total;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(page, limit, total, items.stream().<R>map(view).toList());
    }
}
