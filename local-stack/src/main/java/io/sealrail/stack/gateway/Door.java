package io.sealrail.stack.gateway;

import java.util.Set;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/** Who calls, and so what a call may say of itself. */
enum Door {
    /** Anybody: what a client claims to have forwarded is replaced, never extended, and must not count as its address. */
    CLIENTS {
        @Override
        void speakFor(HttpServerRequest incoming, HttpClientRequest outgoing) {
            CLAIMED.forEach(outgoing.headers()::remove);
            outgoing.putHeader("x-forwarded-for", incoming.remoteAddress().hostAddress())
                    .putHeader("x-forwarded-proto", "http")
                    .putHeader("x-forwarded-host", String.valueOf(incoming.authority()));
        }
    },
    /** Services of this machine, which say what they like. */
    SERVICES {
        @Override
        void speakFor(HttpServerRequest incoming, HttpClientRequest outgoing) {}
    };

    /** What only a proxy may say; the last one was this one. */
    private static final Set<String> CLAIMED = Set.of(
            "forwarded",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-real-ip",
            "x-sealrail-internal");

    abstract void speakFor(HttpServerRequest incoming, HttpClientRequest outgoing);
}
