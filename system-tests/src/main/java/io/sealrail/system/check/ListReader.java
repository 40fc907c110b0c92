package io.sealrail.system.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sealrail.system.client.Http;

/** Fetches lists from each replica of status-list-service, past the gateway. */
final class ListReader {

    private static final String VERSION = "x-status-list-version";

    private final Map<String, Http> replicas = new TreeMap<>();

    ListReader(List<String> urls) {
        urls.forEach(url -> replicas.put(url, new Http(url)));
    }

    /** Every list in every form, from every replica. */
    List<ServedList> read(List<StatusListRows.StatusList> lists) throws IOException {
        List<ServedList> served = new ArrayList<>();
        for (String replica : replicas.keySet()) {
            for (StatusListRows.StatusList list : lists) {
                served.add(read(replica, list.id()));
            }
        }
        return served;
    }

    /** The version of a list that a replica serves; 0 if it serves none. */
    long version(String replica, String listId) {
        Http.Answer answer = replicas.get(replica).get(ListForm.FLAT.path(listId));
        return answer.status() == 200 ? version(answer) : 0;
    }

    Iterable<String> replicas() {
        return replicas.keySet();
    }

    private ServedList read(String replica, String listId) throws IOException {
        Map<ListForm, BitSet> revoked = new EnumMap<>(ListForm.class);
        BitSet suspended = new BitSet();
        long version = Long.MAX_VALUE;
        for (ListForm form : ListForm.values()) {
            Http.Answer answer = replicas.get(replica).get(form.path(listId));
            if (answer.status() != 200) {
                throw new IOException(replica + form.path(listId) + ": HTTP " + answer.status());
            }
            String body = answer.response().body();
            version = Math.min(version, version(answer));
            revoked.put(form, form.indexes(body, ListForm.REVOKED));
            if (form == ListForm.TOKEN) {
                suspended = form.indexes(body, ListForm.SUSPENDED);
            }
        }
        return new ServedList(replica, listId, version, revoked, suspended);
    }

    private static long version(Http.Answer answer) {
        return answer.response()
                .headers()
                .firstValueAsLong(VERSION)
                .orElseThrow(() -> new IllegalStateException("no " + VERSION));
    }
}
