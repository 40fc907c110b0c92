package io.sealrail.kit.trace;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

import io.sealrail.kit.http.InternalToken;
import io.sealrail.kit.http.RequestIds;

/**
 * One span a call: method, the template of the path, status and request id. A path as it was asked for, a query, addresses and
 * agents' names are not in it. A stranger's {@code traceparent} decides nothing: whoever likes could have all of his calls
 * followed.
 */
@ApplicationScoped
public class CallTraces {

    private static final int AFTER_THE_ID_BEFORE_THE_LIMITS = 950;
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final String HEADER = "traceparent";

    /** Under which JAX-RS leaves the template of the path in the call's context once it has found the method. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String INTERNAL = "/internal/";

    private final Traces traces;
    private final TracesConfig config;
    private final InternalToken token;

    CallTraces(Traces traces, TracesConfig config, InternalToken token) {
        this.traces = traces;
        this.config = config;
        this.token = token;
    }

    void register(@Observes Filters filters) {
        if (traces.on()) {
            filters.register(this::follow, AFTER_THE_ID_BEFORE_THE_LIMITS);
        }
    }

    private void follow(RoutingContext call) {
        String path = call.normalizedPath();
        String parent = parent(call.request(), path);
        boolean ours = path.startsWith(INTERNAL) || path.startsWith("/q/");
        if (parent != null || !ours) {
            begin(call, parent);
        }
        call.next();
    }

    private void begin(RoutingContext call, String parent) {
        String method = method(call.request());
        Span span = traces.begin(method, SpanKind.SERVER, parent);
        String traceparent = Traces.text(span.getSpanContext());
        if (traceparent == null) {
            return;
        }
        TraceParents.follow(traceparent);
        MDC.put("traceId", span.getSpanContext().getTraceId());
        span.setAttribute("http.request.method", method);
        span.setAttribute("sealrail.request.id", RequestIds.of(call));
        Context context = Vertx.currentContext();
        call.addEndHandler(ended -> end(call, span, context.getLocal(TEMPLATE)));
    }

    /** The route is known only now; a call that met none has no name but its method. */
    private static void end(RoutingContext call, Span span, String template) {
        if (template != null) {
            span.updateName(method(call.request()) + " " + template);
            span.setAttribute("http.route", template);
        }
        int status = call.response().getStatusCode();
        span.setAttribute("http.response.status_code", status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** A client may call a method whatever it likes. */
    private static String method(HttpServerRequest call) {
        return METHODS.contains(call.method()) ? call.method().name() : "_OTHER";
    }

    /** Our own services' calls are believed, and those of clients where the ingress vouches for them. */
    private String parent(HttpServerRequest call, String path) {
        boolean believed = config.continueIncoming()
                || path.startsWith(INTERNAL)
                || token.is(call.getHeader(InternalToken.HEADER));
        return believed ? TraceParents.followed(call.getHeader(HEADER)) : null;
    }
}
