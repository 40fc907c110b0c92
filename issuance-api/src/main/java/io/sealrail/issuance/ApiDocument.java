package io.sealrail.issuance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.sealrail.kit.http.PublicLimits;
import io.sealrail.kit.http.Surface;

/**
 * The one description of all public APIs: leaves out what the gateway does not route, and describes, once, the refusals that
 * every operator call can answer with and the shape that they share.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String ERROR = "Error";
    private static final String AGENTS_ERROR = "AgentsError";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(ERROR, error());
        api.getComponents().addSchema(AGENTS_ERROR, agentsError());
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> path.startsWith("/internal/"))
                    .forEach(api.getPaths()::removePathItem);
            api.getPaths().getPathItems().forEach(ApiDocument::describe);
        }
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> {
            if (path.startsWith("/admin/")) {
                describeOperatorCall(path, operation);
            }
            if (PublicLimits.cover(path)) {
                LimitedCalls.describe(operation, Surface.of(path));
            }
            if (Surface.of(path) != Surface.NOTARY) {
                operation
                        .getResponses()
                        .getAPIResponses()
                        .forEach((status, response) -> giveShape(path, status, response));
            }
        });
    }

    private static void describeOperatorCall(String path, Operation operation) {
        operation.setSecurity(
                List.of(OASFactory.createSecurityRequirement().addScheme("operator", List.of("operator"))));
        describe(operation, "401", "UNAUTHORIZED: no operator token, or one that is not good any more");
        describe(operation, "403", "FORBIDDEN: the token is not an operator's");
        if (takesSomething(operation)) {
            describe(operation, "400", "VALIDATION: what is wrong with the request, by its field");
        }
        if (path.contains("{") && operation.getResponses().getAPIResponse("404") == null) {
            describe(operation, "404", "NOT_FOUND: there is no such thing");
        }
        describe(operation, "500", "INTERNAL_ERROR: something went wrong on our side");
    }

    private static boolean takesSomething(Operation operation) {
        return operation.getRequestBody() != null
                || operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
    }

    private static void describe(Operation operation, String status, String description) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
    }

    /** A refusal that is described by {@code CODE: sentence} alone gets the body that its surface has. */
    private static void giveShape(String path, String status, APIResponse response) {
        if (status.compareTo("400") < 0 || response.getContent() != null || response.getRef() != null) {
            return;
        }
        boolean agents = Surface.of(path) == Surface.AGENTS;
        String[] code = String.valueOf(response.getDescription()).split(": ", 2);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("error", agents ? code[code.length - 1] : (Object) Integer.valueOf(status));
        if (!agents) {
            example.put("message", code[code.length - 1]);
        }
        example.put("code", code[0]);
        example.put("request_id", "req_01KFA5V0Y2M0S8ZC9Q6T3W7XKB");
        response.setContent(OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema()
                                        .ref("#/components/schemas/" + (agents ? AGENTS_ERROR : ERROR)))
                                .example(example)));
    }

    private static Schema agentsError() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal: `error` is for people, `code` for programs, `request_id` for the logs")
                .addProperty("error", text())
                .addProperty("code", text())
                .addProperty("request_id", text());
    }

    private static Schema error() {
        return agentsError()
                .description("A refusal: `error` is the HTTP status, `message` for people, `code` for programs")
                .addProperty("error", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("message", text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
