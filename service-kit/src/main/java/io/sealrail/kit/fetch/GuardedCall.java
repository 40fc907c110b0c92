package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** One call with its redirects, all of it on one Vert.x context; when its time is over it hangs up. */
final class GuardedCall {

    private static final String TOO_LATE = "no answer in time";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final FetchRules rules;
    private final HostNames names;
    private final CallsUnderWay underWay;
    private final Map<String, String> headers;
    private final Promise<Reply> answer = Promise.promise();
    private volatile boolean queued;
    private HttpClientRequest request;

    GuardedCall(
            Vertx vertx,
            HttpClient client,
            FetchRules rules,
            HostNames names,
            CallsUnderWay underWay,
            Map<String, String> headers) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = client;
        this.rules = rules;
        this.names = names;
        this.underWay = underWay;
        this.headers = headers;
    }

    Future<Reply> get(String url) {
        try {
            GuardedUrl first = GuardedUrl.parse(url, rules.allowInsecure());
            underWay.begin();
            answer.future().onComplete(ignored -> underWay.end());
            context.runOnContext(ignored -> start(first));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
        return answer.future();
    }

    private void start(GuardedUrl first) {
        long deadline = vertx.setTimer(rules.timeLimit().toMillis(), ignored -> giveUp());
        follow(first, rules.maxRedirects()).onComplete(result -> {
            vertx.cancelTimer(deadline);
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
    }

    private void giveUp() {
        IOException why = queued ? new TooBusyException("name was not looked up in time") : new IOException(TOO_LATE);
        if (answer.tryFail(why) && request != null) {
            request.reset();
        }
    }

    private Future<Reply> follow(GuardedUrl url, int redirectsLeft) {
        Promise<InetAddress> resolved = Promise.promise();
        queued = true;
        names.resolve(url.host(), this::beginsLookUp)
                .onComplete(found -> context.runOnContext(ignored -> resolved.handle(found)));
        return resolved.future().compose(address -> call(url, address, redirectsLeft));
    }

    private boolean beginsLookUp() {
        queued = false;
        return !answer.future().isComplete();
    }

    private Future<Reply> call(GuardedUrl url, InetAddress address, int redirectsLeft) {
        if (answer.future().isComplete()) {
            return Future.failedFuture(new IOException(TOO_LATE));
        }
        try {
            underWay.begin(address);
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
        answer.future().onComplete(ignored -> underWay.end(address));
        return client.request(url.to(address))
                .compose(this::send)
                .compose(response -> answered(url, response, redirectsLeft));
    }

    private Future<HttpClientResponse> send(HttpClientRequest connected) {
        request = connected;
        if (answer.future().isComplete()) {
            connected.reset();
            return Future.failedFuture(new IOException(TOO_LATE));
        }
        connected.connection().exceptionHandler(reported -> {});
        headers.forEach(connected::putHeader);
        return connected
                .putHeader("Accept-Encoding", "identity")
                .putHeader("User-Agent", "sealrail")
                .send();
    }

    private Future<Reply> answered(GuardedUrl url, HttpClientResponse response, int redirectsLeft) {
        String location = response.getHeader("Location");
        if (rules.maxRedirects() == 0 || location == null || !REDIRECTS.contains(response.statusCode())) {
            return read(response);
        }
        hangUp(response);
        if (redirectsLeft == 0) {
            return Future.failedFuture(new IOException("too many redirects"));
        }
        try {
            return follow(url.redirect(location, rules.allowInsecure()), redirectsLeft - 1);
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Reply> read(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return new BoundedBody(response, rules.maxBytes()).read();
        }
        hangUp(response);
        Optional<String> etag = Optional.ofNullable(response.getHeader("ETag"));
        return Future.succeededFuture(new Reply(response.statusCode(), etag, new byte[0]));
    }

    private static void hangUp(HttpClientResponse response) {
        response.exceptionHandler(expected -> {});
        response.request().reset();
    }
}
