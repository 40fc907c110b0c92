package io.sealrail.issuance;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.sealrail.kit.http.Surface;

/** Describes how calls that anybody may make are limited (draft-ietf-httpapi-ratelimit-headers-11). */
public final class LimitedCalls {

    private LimitedCalls() {}

    /** Adds the refusal of a call above the limit, which keeps the body that it is described with. */
    public static void describe(Operation operation, Surface surface) {
        APIResponse refusal = operation.getResponses().getAPIResponse("429");
        if (refusal == null) {
            refusal = OASFactory.createAPIResponse();
            operation.getResponses().addAPIResponse("429", refusal);
        }
        String code = surface == Surface.NOTARY ? "request.rate_limited" : "RATE_LIMIT_EXCEEDED";
        refusal.description(code + ": too many requests")
                .addHeader("Retry-After", header("Seconds until a call is let through", Schema.SchemaType.INTEGER))
                .addHeader(
                        "RateLimit",
                        header("What is left, and for how long; every answer says so", Schema.SchemaType.STRING))
                .addHeader(
                        "RateLimit-Policy",
                        header("The quota and its window; every answer says so", Schema.SchemaType.STRING));
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
