package io.sealrail.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@code kubectl kustomize} makes of deploy/kubernetes agrees with the services, their routes, topics and settings. */
class KubernetesManifestsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    private static final Path ROUTES =
            ROOT.resolve("local-stack/src/main/resources/io/sealrail/stack/gateway/routes.txt");
    private static final Pattern NAME_IN_PROPERTIES = Pattern.compile("\\$\\{(SEALRAIL_[A-Z_]+)");
    private static final Pattern CONFIG_PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"(sealrail[^\"]+)\"");
    private static final Pattern CONFIG_MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(sealrail[^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile(" (\\w+)\\(\\);");
    private static final Pattern GROUP = Pattern.compile("group\\.id=\\$\\{sealrail\\.topic-prefix}(\\S+)");

    /** The components that neither overlay has; those before them are what they build on. */
    private static final List<String> ALTERNATIVES =
            List.of("autoscaling", "keda", "managed-services/kafka", "managed-services/postgres");

    private static final Map<String, List<JsonNode>> RENDERED = new LinkedHashMap<>();

    @BeforeAll
    static void render() throws Exception {
        assumeTrue(kubectlIsInstalled(), "kubectl is not installed");
        Path work = Files.createDirectories(Path.of("target", "kubernetes").toAbsolutePath());
        for (String overlay : List.of("local", "production")) {
            RENDERED.put(overlay, rendered(KUBERNETES.resolve("overlays").resolve(overlay), work));
        }
        RENDERED.put("alternatives", rendered(alternatives(work.resolve("alternatives")), work));
    }

    @Test
    void everyPodIsRestricted() {
        RENDERED.forEach((overlay, objects) -> {
            List<JsonNode> pods = pods(objects);
            assertTrue(pods.size() >= 10, overlay + " has five services and their migrations");
            assertEquals(
                    List.of(),
                    pods.stream().flatMap(pod -> faults(pod).stream()).toList(),
                    overlay);
        });
    }

    @Test
    void everyImageIsPinned() {
        RENDERED.forEach((overlay, objects) -> {
            List<String> images = pods(objects).stream()
                    .flatMap(pod -> items(pod.path("containers")))
                    .map(container -> container.path("image").asText())
                    .toList();
            assertEquals(
                    List.of(),
                    images.stream()
                            .filter(image -> !image.matches("[^:@]+:[^:@]+") || image.endsWith(":latest"))
                            .toList(),
                    overlay);
        });
    }

    @Test
    void theIngressIsTheRoutingTable() throws IOException {
        List<String> routes = Files.readAllLines(ROUTES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KubernetesManifestsTest::asInTheIngress)
                .toList();
        RENDERED.forEach((overlay, objects) -> assertEquals(
                routes,
                ofKind(objects, "Ingress")
                        .flatMap(ingress -> items(ingress.at("/spec/rules/0/http/paths")))
                        .map(path -> path.path("path").asText() + " "
                                + path.at("/backend/service/name").asText())
                        .toList(),
                overlay));
    }

    @Test
    void strimziMakesEveryTopic() {
        Map<String, Integer> wanted = new TreeMap<>();
        Topics.ALL.forEach(topic -> {
            wanted.put(topic, 4);
            wanted.put(Topics.deadLetter(topic), 1);
        });
        Map<String, Integer> made = new TreeMap<>();
        ofKind(RENDERED.get("production"), "KafkaTopic").forEach(topic -> {
            made.put(name(topic), topic.at("/spec/partitions").asInt());
            assertEquals(-1, topic.at("/spec/config/retention.ms").asInt(), name(topic));
        });
        assertEquals(wanted, made);
    }

    @Test
    void everySettingExists() throws IOException {
        Set<String> settings = settings();
        Set<String> told = new TreeSet<>();
        RENDERED.values().forEach(objects -> {
            ofKind(objects, "ConfigMap")
                    .forEach(config -> config.path("data").fieldNames().forEachRemaining(told::add));
            pods(objects).stream()
                    .flatMap(pod -> items(pod.path("containers")))
                    .flatMap(container -> items(container.path("env")))
                    .forEach(variable -> told.add(variable.path("name").asText()));
        });
        told.removeIf(name -> !name.startsWith("SEALRAIL_"));
        assertFalse(told.isEmpty());
        told.removeAll(settings);
        assertEquals(Set.of(), told, "no setting has such a name");
    }

    @Test
    void everyConsumerGroupThatScalesExists() throws IOException {
        Set<String> groups = new TreeSet<>();
        for (Path file : sources(".properties")) {
            GROUP.matcher(Files.readString(file)).results().forEach(found -> groups.add(found.group(1)));
        }
        List<String> watched = ofKind(RENDERED.get("alternatives"), "ScaledObject")
                .flatMap(scaled -> items(scaled.at("/spec/triggers")))
                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                .map(trigger -> trigger.at("/metadata/consumerGroup").asText())
                .toList();
        assertFalse(watched.isEmpty());
        assertTrue(groups.containsAll(watched), watched + " are not all of " + groups);
    }

    private static boolean kubectlIsInstalled() throws InterruptedException {
        try {
            return NodeScript.execute(ROOT, List.of("kubectl", "version", "--client"))
                            .exit()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Path alternatives(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path components = folder.relativize(KUBERNETES.resolve("components"));
        StringBuilder text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n")
                .append("resources: [" + folder.relativize(KUBERNETES.resolve("base")) + "]\n")
                .append("components:\n");
        ALTERNATIVES.forEach(component -> text.append("  - " + components.resolve(component) + "\n"));
        Files.writeString(folder.resolve("kustomization.yaml"), text);
        return folder;
    }

    private static List<JsonNode> rendered(Path folder, Path work) throws IOException, InterruptedException {
        Path output = work.resolve(folder.getFileName() + ".yaml");
        NodeScript.Finished finished =
                NodeScript.execute(ROOT, List.of("kubectl", "kustomize", folder.toString(), "-o", output.toString()));
        assertEquals(0, finished.exit(), finished.output());
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(output.toFile())) {
            return documents.readAll();
        }
    }

    private static List<String> faults(JsonNode pod) {
        List<String> faults = new ArrayList<>();
        if (!pod.at("/securityContext/runAsNonRoot").asBoolean()) {
            faults.add("may be root");
        }
        if (pod.path("automountServiceAccountToken").asBoolean(true)) {
            faults.add("has a token");
        }
        if (!pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault")) {
            faults.add("has no seccomp profile");
        }
        items(pod.path("containers")).map(each -> each.path("securityContext")).forEach(context -> {
            if (!context.path("readOnlyRootFilesystem").asBoolean()) {
                faults.add("writes to its image");
            }
            if (context.path("allowPrivilegeEscalation").asBoolean(true)) {
                faults.add("may become more");
            }
            if (items(context.at("/capabilities/drop"))
                    .noneMatch(each -> each.asText().equals("ALL"))) {
                faults.add("has capabilities");
            }
        });
        return faults.stream()
                .map(fault -> pod.at("/containers/0/image").asText() + " " + fault)
                .toList();
    }

    /** As nginx reads it: an expression for the path, anchored at its start. */
    private static String asInTheIngress(String line) {
        String[] columns = line.trim().split("\\s+");
        String path = columns[0].replace(".", "[.]").replaceAll("\\{\\w+}", "[^/]+");
        String whole = path.endsWith("/**") ? path.substring(0, path.length() - 2) + ".*" : path + "$";
        return whole + " " + columns[1];
    }

    /** The names of environment variables that some service reads. */
    private static Set<String> settings() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : sources(".properties")) {
            NAME_IN_PROPERTIES.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
        }
        for (Path file : sources(".java")) {
            String source = Files.readString(file);
            CONFIG_PROPERTY.matcher(source).results().forEach(found -> names.add(asVariable(found.group(1))));
            CONFIG_MAPPING.matcher(source).results().forEach(mapping -> METHOD.matcher(source)
                    .results()
                    .forEach(method -> names.add(asVariable(mapping.group(1) + "." + kebab(method.group(1))))));
        }
        return names;
    }

    private static String kebab(String method) {
        return method.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String asVariable(String property) {
        return property.replaceAll("\\W", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> sources(String ending) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(KubernetesManifestsTest::files)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> pods(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.at("/spec/template/spec"))
                .filter(pod -> pod.has("containers"))
                .toList();
    }

    private static Stream<JsonNode> ofKind(List<JsonNode> objects, String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
