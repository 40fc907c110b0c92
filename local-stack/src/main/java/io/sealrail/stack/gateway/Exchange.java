package io.sealrail.stack.gateway;

import java.util.Locale;
import java.util.Set;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One call on its way through the gateway; bodies are streamed, never held. */
final class Exchange {

    /** RFC 9110, section 7.6.1: these speak of one connection and are not passed on. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect");

    private final HttpServerRequest incoming;
    private final HttpServerResponse answer;
    private final String baseUrl;
    private final Door door;

    /** @param baseUrl of the gateway */
    Exchange(HttpServerRequest incoming, String baseUrl, Door door) {
        this.incoming = incoming;
        this.baseUrl = baseUrl;
        this.door = door;
        this.answer = incoming.response();
    }

    void forward(HttpClient client, Replicas replicas) {
        if (hasBody()) {
            incoming.pause();
        }
        replicas.connect(client).onSuccess(this::send).onFailure(unreachable -> {
            incoming.resume();
            answer.putHeader("retry-after", "1");
            refuse(Refusal.SERVICE_AWAY);
        });
    }

    private void send(HttpClientRequest outgoing) {
        outgoing.setMethod(incoming.method()).setURI(incoming.uri());
        copy(incoming.headers(), outgoing.headers());
        door.speakFor(incoming, outgoing);
        answer.exceptionHandler(clientLeft -> outgoing.reset());
        answer.closeHandler(clientLeft -> outgoing.reset());
        Future<HttpClientResponse> response = hasBody() ? outgoing.send(incoming) : outgoing.send();
        response.onSuccess(this::sendBack).onFailure(brokeOff -> {
            drain();
            refuse(Refusal.SERVICE_BROKE_OFF);
        });
    }

    private void drain() {
        if (!incoming.isEnded()) {
            incoming.resume();
        }
    }

    private boolean hasBody() {
        return incoming.headers().contains("content-length")
                || incoming.headers().contains("transfer-encoding");
    }

    private void sendBack(HttpClientResponse response) {
        answer.setStatusCode(response.statusCode()).setStatusMessage(response.statusMessage());
        copy(response.headers(), answer.headers());
        boolean bodiless =
                incoming.method() == HttpMethod.HEAD || response.statusCode() == 204 || response.statusCode() == 304;
        Future<Void> sent = bodiless ? answer.end() : answer.send(response);
        sent.onFailure(cut -> incoming.connection().close());
    }

    void refuse(Refusal refusal) {
        if (!answer.headWritten() && !answer.closed()) {
            Surface surface = Surface.of(incoming.path());
            String requestId = RequestId.next();
            answer.setStatusCode(refusal.status)
                    .putHeader("content-type", surface.contentType)
                    .putHeader("x-request-id", requestId)
                    .end(surface.body(refusal, requestId, baseUrl).encode());
        }
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }
}
