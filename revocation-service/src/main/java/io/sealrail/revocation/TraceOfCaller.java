package io.sealrail.revocation;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

import io.sealrail.kit.trace.TraceParents;

/** Has a call to another of our services go on with the trace of the call that it is made for. */
public class TraceOfCaller implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        String traceparent = TraceParents.current();
        if (traceparent != null) {
            request.getHeaders().putSingle("traceparent", traceparent);
        }
    }
}
