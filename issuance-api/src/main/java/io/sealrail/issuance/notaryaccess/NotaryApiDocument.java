package io.sealrail.issuance.notaryaccess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.sealrail.issuance.LimitedCalls;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.NotaryPaths;
import io.sealrail.kit.http.PublicLimits;
import io.sealrail.kit.http.Surface;

/** Describes, once, how calls of the Notary API show their key, and the problems that they are refused with (RFC 9457). */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NotaryApiDocument implements OASFilter {

    private static final String PROBLEM = "NotaryProblem";
    private static final String API_KEY = "notaryApiKey";
    private static final String BEARER = "notaryBearer";
    private static final Pattern CODE = Pattern.compile("[a-z_]+\\.[a-z_]+");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(
                        API_KEY,
                        scheme(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-Api-Key"))
                .addSecurityScheme(BEARER, scheme(SecurityScheme.Type.HTTP).scheme("bearer"));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().forEach(NotaryApiDocument::describe);
        }
    }

    private static SecurityScheme scheme(SecurityScheme.Type type) {
        return OASFactory.createSecurityScheme()
                .type(type)
                .description("A client's key of the Notary API: `sealrail_notary_…`, in one of two headers");
    }

    private static void describe(String path, PathItem item) {
        if (Surface.of(path) != Surface.NOTARY) {
            return;
        }
        item.getOperations().values().forEach(operation -> {
            if (NotaryPaths.needsKey(path)) {
                describeKey(operation);
            } else if (PublicLimits.cover(path)) {
                LimitedCalls.describe(operation, Surface.NOTARY);
            }
            operation.getResponses().getAPIResponses().forEach(NotaryApiDocument::giveShape);
        });
    }

    private static void describeKey(Operation operation) {
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(API_KEY),
                OASFactory.createSecurityRequirement().addScheme(BEARER)));
        describe(operation, NotaryProblem.MULTIPLE_CREDENTIALS);
        describe(operation, NotaryProblem.MISSING_CREDENTIAL);
        describe(operation, "429", "request.rate_limited: too many requests");
        describe(operation, NotaryProblem.AUDIT_FAILED);
        describe(operation, "503", "server.unavailable: the service cannot answer for the moment");
    }

    private static void describe(Operation operation, NotaryProblem problem) {
        describe(operation, Integer.toString(problem.status()), problem.code() + ": " + problem.detail());
    }

    /** Beside what the operation itself says of the status. */
    private static void describe(Operation operation, String status, String description) {
        APIResponse own = operation.getResponses().getAPIResponse(status);
        if (own == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        } else if (!String.valueOf(own.getDescription()).contains(description.split(":")[0])) {
            own.setDescription(own.getDescription() + "; " + description);
        }
    }

    private static void giveShape(String status, APIResponse response) {
        if (status.compareTo("400") < 0 || response.getContent() != null || response.getRef() != null) {
            return;
        }
        response.setContent(OASFactory.createContent()
                .addMediaType(
                        Surface.NOTARY.contentType(),
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                                .example(example(status, String.valueOf(response.getDescription())))));
    }

    /** The first problem that the description names. */
    private static Map<String, Object> example(String status, String description) {
        Matcher named = CODE.matcher(description);
        String code = named.find() ? named.group() : "request.invalid";
        NotaryProblem known = Arrays.stream(NotaryProblem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .orElse(NotaryProblem.INVALID);
        boolean own = known.code().equals(code);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "https://sealrail.example/problems/" + code.replace('.', '/'));
        example.put("title", own ? known.title() : code);
        example.put("status", Integer.valueOf(status));
        example.put("detail", own ? known.detail() : description.split(": ", 2)[description.contains(": ") ? 1 : 0]);
        example.put("code", code);
        example.put("request_id", "req_01KFA5V0Y2M0S8ZC9Q6T3W7XKB");
        return example;
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(
                        "Problem details (RFC 9457): `type` leads to what it means, `code` is the same for programs, "
                                + "`reason` says more where there is more to say, `request_id` is for the logs")
                .addProperty("type", text().format("uri"))
                .addProperty("title", text())
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32"))
                .addProperty("detail", text())
                .addProperty("code", text())
                .addProperty("reason", text())
                .addProperty("request_id", text())
                .required(List.of("type", "title", "status", "detail", "code", "request_id"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
