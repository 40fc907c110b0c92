package io.sealrail.system.check;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import io.sealrail.system.client.Http;

/** Fetches lists from each replica of status-list-service, past the gateway. */
final class ListReader {

    private static final String VERSION = "x-status-list-version";
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Map<String, Http> replicas = new TreeMap<>();

    ListReader(List<String> urls) {
        urls.forEach(url -> replicas.put(url, new Http(url)));
    }

    /** Every list in every form, from every replica. */
    List<ServedList> read(List<StatusListRows.StatusList> lists) {
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

    private ServedList read(String replica, String listId) {
        Map<ListForm, BitSet> revoked = new EnumMap<>(ListForm.class);
        BitSet suspended = new BitSet();
        long version = Long.MAX_VALUE;
        for (ListForm form : ListForm.values()) {
            Optional<Http.Answer> answer = patiently(replica, form.path(listId));
            version = Math.min(version, answer.map(ListReader::version).orElse(0L));
            if (answer.isPresent()) {
                String body = answer.get().response().body();
                try {
                    revoked.put(form, form.indexes(body, ListForm.REVOKED));
                    suspended = form == ListForm.TOKEN ? form.indexes(body, ListForm.SUSPENDED) : suspended;
                } catch (IllegalArgumentException e) {
                    // what nobody can read is not served
                    revoked.remove(form);
                }
            }
        }
        return new ServedList(replica, listId, version, revoked, suspended);
    }

    /** Empty if the replica does not serve it within seconds. */
    private Optional<Http.Answer> patiently(String replica, String path) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Http.Answer answer = replicas.get(replica).get(path);
                if (answer.status() == 200) {
                    return Optional.of(answer);
                }
            } catch (UncheckedIOException e) {
                // asked again
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    private static long version(Http.Answer answer) {
        return answer.response()
                .headers()
                .firstValueAsLong(VERSION)
                .orElseThrow(() -> new IllegalStateException("no " + VERSION));
    }
}
