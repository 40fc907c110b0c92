package io.sealrail.issuance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Serves the APIs of all services as one document: the descriptions that the other services exported are added to this one's
 * when it starts. A service that has exported none is left out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class PlatformDocument implements OASFilter {

    private static final List<String> OTHERS =
            List.of("onchain-worker", "revocation-service", "status-list-service", "verifier-service");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        OTHERS.forEach(service -> add(api, service));
        new ApiDocument().filterOpenAPI(api);
    }

    private static void add(OpenAPI api, String service) {
        String resource = "/openapi-of-the-others/" + service + ".yaml";
        try (InputStream exported = PlatformDocument.class.getResourceAsStream(resource)) {
            if (exported != null) {
                add(api, read(exported));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenAPI read(InputStream exported) {
        return SmallRyeOpenAPI.builder()
                .withConfig(ConfigProvider.getConfig())
                .withCustomStaticFile(() -> exported)
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .build()
                .model();
    }

    /** A name that this service describes, too, keeps the meaning that it has here. */
    private static void add(OpenAPI api, OpenAPI other) {
        other.getPaths().getPathItems().forEach((path, item) -> {
            if (!api.getPaths().hasPathItem(path)) {
                api.getPaths().addPathItem(path, item);
            }
        });
        if (other.getComponents() != null && other.getComponents().getSchemas() != null) {
            Map<String, Schema> schemas = other.getComponents().getSchemas();
            schemas.forEach((name, schema) -> {
                if (!api.getComponents().getSchemas().containsKey(name)) {
                    api.getComponents().addSchema(name, schema);
                }
            });
        }
    }
}
