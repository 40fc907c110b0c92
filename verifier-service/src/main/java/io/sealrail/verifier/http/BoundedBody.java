package io.sealrail.verifier.http;

import java.io.IOException;
import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads an answer of a few megabytes at most and hangs up on a longer one. */
final class BoundedBody {

    private static final int MAX_BYTES = 4 << 20;

    private final HttpClientResponse response;
    private final Buffer read = Buffer.buffer();

    BoundedBody(HttpClientResponse response) {
        this.response = response;
    }

    Future<Reply> read() {
        Promise<Reply> reply = Promise.promise();
        response.handler(bytes -> append(bytes, reply));
        response.exceptionHandler(reply::tryFail);
        response.endHandler(end -> reply.tryComplete(
                new Reply(response.statusCode(), Optional.ofNullable(response.getHeader("ETag")), read.getBytes())));
        return reply.future();
    }

    private void append(Buffer bytes, Promise<Reply> reply) {
        if (read.length() + bytes.length() <= MAX_BYTES) {
            read.appendBuffer(bytes);
        } else if (reply.tryFail(new IOException("answer longer than " + MAX_BYTES + " bytes"))) {
            response.request().connection().close();
        }
    }
}
