package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What {@code kubectl kustomize} makes of deploy/kubernetes. */
final class Manifests {

    /** The components that neither overlay has; those before them are what they build on. */
    private static final List<String> ALTERNATIVES =
            List.of("autoscaling", "gateway-api", "keda", "managed-services/kafka", "managed-services/postgres");

    private Manifests() {}

    static boolean canBeRendered() throws InterruptedException {
        try {
            return NodeScript.execute(Path.of("."), List.of("kubectl", "version", "--client"))
                            .exit()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** The objects of each overlay, and of {@code alternatives}: the base with those components that no overlay has. */
    static Map<String, List<JsonNode>> rendered(Path root) throws IOException, InterruptedException {
        Path kubernetes = root.resolve("deploy/kubernetes");
        Path work = Files.createDirectories(Path.of("target", "kubernetes").toAbsolutePath());
        Map<String, List<JsonNode>> rendered = new LinkedHashMap<>();
        for (String overlay : List.of("local", "production")) {
            rendered.put(overlay, rendered(kubernetes.resolve("overlays").resolve(overlay), work));
        }
        rendered.put("alternatives", rendered(alternatives(kubernetes, work.resolve("alternatives")), work));
        return rendered;
    }

    private static Path alternatives(Path kubernetes, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path components = folder.relativize(kubernetes.resolve("components"));
        StringBuilder text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n")
                .append("resources: [" + folder.relativize(kubernetes.resolve("base")) + "]\n")
                .append("components:\n");
        ALTERNATIVES.forEach(component -> text.append("  - " + components.resolve(component) + "\n"));
        Files.writeString(folder.resolve("kustomization.yaml"), text);
        return folder;
    }

    private static List<JsonNode> rendered(Path folder, Path work) throws IOException, InterruptedException {
        Path output = work.resolve(folder.getFileName() + ".yaml");
        NodeScript.Finished finished =
                NodeScript.execute(work, List.of("kubectl", "kustomize", folder.toString(), "-o", output.toString()));
        assertEquals(0, finished.exit(), finished.output());
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(output.toFile())) {
            return documents.readAll();
        }
    }

    static List<JsonNode> pods(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.at("/spec/template/spec"))
                .filter(pod -> pod.has("containers"))
                .toList();
    }

    static Stream<JsonNode> ofKind(List<JsonNode> objects, String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
