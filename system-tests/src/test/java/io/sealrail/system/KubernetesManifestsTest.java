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

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;

import static io.sealrail.system.Manifests.items;
import static io.sealrail.system.Manifests.name;
import static io.sealrail.system.Manifests.ofKind;
import static io.sealrail.system.Manifests.pods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@code kubectl kustomize} makes of deploy/kubernetes agrees with the services, their routes, topics and settings. */
class KubernetesManifestsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ROUTES =
            ROOT.resolve("local-stack/src/main/resources/io/sealrail/stack/gateway/routes.txt");
    private static final Pattern NAME_IN_PROPERTIES = Pattern.compile("\\$\\{(SEALRAIL_[A-Z_]+)");
    private static final Pattern CONFIG_PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"(sealrail[^\"]+)\"");
    private static final Pattern CONFIG_MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(sealrail[^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile(" (\\w+)\\(\\);");
    private static final Pattern GROUP = Pattern.compile("group\\.id=\\$\\{sealrail\\.topic-prefix}(\\S+)");

    private static final Map<String, List<JsonNode>> RENDERED = new LinkedHashMap<>();

    @BeforeAll
    static void render() throws Exception {
        assumeTrue(Manifests.canBeRendered(), "kubectl is not installed");
        RENDERED.putAll(Manifests.rendered(ROOT));
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
        List<String> routes = routes();
        for (String overlay : List.of("local", "production")) {
            assertEquals(
                    routes,
                    ofKind(RENDERED.get(overlay), "Ingress")
                            .flatMap(ingress -> items(ingress.at("/spec/rules/0/http/paths")))
                            .map(path -> path.path("path").asText() + " "
                                    + path.at("/backend/service/name").asText())
                            .toList(),
                    overlay);
        }
    }

    /** Rules are by service; which of two expressions that fit is taken, their lengths decide and not their order. */
    @Test
    void theHttpRouteIsTheRoutingTableInsteadOfTheIngress() throws IOException {
        List<JsonNode> objects = RENDERED.get("alternatives");
        assertEquals(0, ofKind(objects, "Ingress").count());
        List<String> routed = ofKind(objects, "HTTPRoute")
                .flatMap(route -> items(route.at("/spec/rules")))
                .flatMap(rule -> items(rule.path("matches"))
                        .map(match -> match.at("/path/value").asText() + " "
                                + rule.at("/backendRefs/0/name").asText()))
                .sorted()
                .toList();
        assertEquals(routes().stream().map(route -> "^" + route).sorted().toList(), routed);
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

    /** An expression for the path, to be anchored at its start as nginx does, and its service. */
    private static List<String> routes() throws IOException {
        return Files.readAllLines(ROUTES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KubernetesManifestsTest::route)
                .toList();
    }

    private static String route(String line) {
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
}
