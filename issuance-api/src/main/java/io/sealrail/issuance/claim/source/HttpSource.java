package io.sealrail.issuance.claim.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;

import io.sealrail.kit.fetch.BoundedBody;
import io.sealrail.kit.fetch.OnEventLoop;
import io.sealrail.kit.fetch.Reply;

/** A registry that answers GET with JSON. Redirects are not followed, answers are bounded, certificates are checked. */
final class HttpSource implements Source {

    private static final Set<Integer> NO_RECORD = Set.of(404, 410);
    /** What a registry may answer to a value that it does not like. */
    private static final Set<Integer> ABOUT_THE_VALUE = Set.of(400, 406, 409, 414, 422);

    private final Vertx vertx;
    private final HttpSettings settings;
    private final HttpClient client;

    HttpSource(Vertx vertx, HttpSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        int millis = (int) settings.limits().timeout().toMillis();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(millis)
                .setMaxPoolSize(settings.limits().atOnce())
                .setMaxWaitQueueSize(settings.limits().waiting())
                .setKeepAliveTimeout(10)
                .setDecompressionSupported(false)
                .setVerifyHost(true);
        settings.certificates().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client = vertx.createHttpClient(options);
    }

    @Override
    public Uni<List<ObjectNode>> ask(Map<String, String> parameters) {
        Optional<String> address = settings.url().with(parameters);
        if (address.isEmpty()) {
            return Uni.createFrom()
                    .failure(new SourceFailure(SourceFailure.Kind.NO_MATCH, "value is a step in a path", null));
        }
        return Uni.createFrom()
                .completionStage(() -> call(address.get()).toCompletionStage())
                .map(this::records)
                .onFailure(failure -> !(failure instanceof SourceFailure))
                .transform(failure -> new SourceFailure(SourceFailure.Kind.DOWN, "call failed", failure));
    }

    private Future<Reply> call(String address) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(address);
        settings.headers().forEach((name, value) -> request.putHeader(name, value.text()));
        request.putHeader("accept", "application/json").putHeader("accept-encoding", "identity");
        return OnEventLoop.begin(vertx, () -> client.request(request).compose(this::send));
    }

    /** Hangs up when the time is over, be the answer slow to begin or slow to end. */
    private Future<Reply> send(HttpClientRequest request) {
        long deadline = vertx.setTimer(settings.limits().timeout().toMillis(), timer -> request.reset());
        return request.send().compose(this::read).onComplete(done -> vertx.cancelTimer(deadline));
    }

    private Future<Reply> read(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return new BoundedBody(response, settings.largest())
                    .read()
                    .recover(failure -> Future.failedFuture(
                            new SourceFailure(SourceFailure.Kind.ANSWER, "answer was not read", failure)));
        }
        response.exceptionHandler(expected -> {});
        response.request().reset();
        return Future.succeededFuture(new Reply(response.statusCode(), Optional.empty(), new byte[0]));
    }

    private List<ObjectNode> records(Reply reply) {
        if (NO_RECORD.contains(reply.status())) {
            return List.of();
        }
        if (reply.status() != 200) {
            boolean aboutTheValue = ABOUT_THE_VALUE.contains(reply.status());
            throw new SourceFailure(
                    aboutTheValue ? SourceFailure.Kind.ANSWER : SourceFailure.Kind.DOWN,
                    "status " + reply.status(),
                    null);
        }
        JsonNode found = Records.any(reply.body()).at(settings.record());
        if (found.isMissingNode() || found.isNull()) {
            return List.of();
        }
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false)
                    .limit(2)
                    .map(Records::object)
                    .toList();
        }
        return List.of(Records.object(found));
    }

    @Override
    public void close() {
        client.close();
    }
}
