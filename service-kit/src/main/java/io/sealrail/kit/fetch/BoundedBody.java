package io.sealrail.kit.fetch;

import java.io.IOException;
import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads a body up to a limit and hangs up on a longer or a compressed one. */
public final class BoundedBody {

    private final HttpClientResponse response;
    private final int maxBytes;
    private final Buffer read = Buffer.buffer();
    private final Promise<Reply> reply = Promise.promise();

    /** The body of a response whose handlers were not set yet. */
    public BoundedBody(HttpClientResponse response, int maxBytes) {
        this.response = response;
        this.maxBytes = maxBytes;
    }

    /** The whole answer; fails with an {@link IOException} that quotes nothing of it. */
    public Future<Reply> read() {
        response.handler(this::append);
        response.exceptionHandler(reply::tryFail);
        response.endHandler(end -> reply.tryComplete(reply()));
        String encoding = response.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            hangUp("answer is compressed");
        }
        return reply.future();
    }

    private void append(Buffer bytes) {
        if (read.length() + bytes.length() <= maxBytes) {
            read.appendBuffer(bytes);
        } else {
            hangUp("answer is longer than " + maxBytes + " bytes");
        }
    }

    private void hangUp(String why) {
        if (reply.tryFail(new IOException(why))) {
            response.request().reset();
        }
    }

    private Reply reply() {
        return new Reply(response.statusCode(), Optional.ofNullable(response.getHeader("ETag")), read.getBytes());
    }
}
