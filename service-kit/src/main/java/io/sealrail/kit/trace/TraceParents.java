package io.sealrail.kit.trace;

import java.util.regex.Pattern;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Where a trace goes on: the text of W3C Trace Context's {@code traceparent} (version 00), of work that is followed. {@code null}
 * stands for work that nobody follows, which is the rule: it is neither stored nor sent.
 */
public final class TraceParents {

    private static final Pattern FOLLOWED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]");
    private static final String LOCAL = "sealrail.traceparent";

    private TraceParents() {}

    /** Where the trace of the request or event goes on whose Vert.x context calls; {@code null} if none is followed. */
    public static String current() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(LOCAL) : null;
    }

    /** Has everything that the calling Vert.x context does from now on belong there; without effect on a shared context. */
    public static void follow(String traceparent) {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            if (traceparent == null) {
                context.removeLocal(LOCAL);
            } else {
                context.putLocal(LOCAL, traceparent);
            }
        }
    }

    /** The text, if it is a {@code traceparent} whose trace is recorded; else {@code null}. */
    public static String followed(String text) {
        return text != null && FOLLOWED.matcher(text).matches() ? text : null;
    }
}
