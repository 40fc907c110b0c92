package io.sealrail.kit.http;

import java.time.Clock;

import io.vertx.ext.web.RoutingContext;

import io.sealrail.kit.time.Ulids;

/** The id of a request, {@code req_} and a ULID: minted by us, in each response's header, each error body and our logs. */
public final class RequestIds {

    static final String HEADER = "x-request-id";
    private static final String KEY = "sealrail.request-id";

    private RequestIds() {}

    /** The id of the request that is being answered. */
    public static String of(RoutingContext request) {
        String id = request.get(KEY);
        if (id == null) {
            id = "req_" + Ulids.next(Clock.systemUTC());
            request.put(KEY, id);
        }
        return id;
    }
}
