package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What Prometheus and Grafana are told to look at is there, and each alert has its runbook. */
class ObservabilityIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ALERTS = ROOT.resolve("deploy/observability/alerts.yaml");
    private static final Path DASHBOARDS = ROOT.resolve("deploy/observability/dashboards");
    private static final Path OPERATIONS = ROOT.resolve("docs/operations.md");
    private static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]", Pattern.MULTILINE);
    private static final Pattern STAGE = Pattern.compile("sealrail_stage_overdue\\{stage=\"([a-z-]+)\"}");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)=~?\"([^\"]+)\"");

    /** The first is Prometheus's own; of the other a stack in good health has only some. */
    private static final Set<String> LABELS_NOT_ASKED = Set.of("job", "status");

    /** Prometheus makes it itself. */
    private static final Set<String> NOT_OURS = Set.of("up");

    private final SystemStack stack = SystemStack.get();

    @Test
    void everyMetricOfAlertsAndDashboardsExists() throws Exception {
        useThePlatform();
        Map<String, Set<String>> asked = askedByFile();
        assertTrue(asked.containsKey("alerts.yaml"));
        assertEquals(6, asked.size(), "alerts and five dashboards: " + asked.keySet());
        await("all of them are told")
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertEquals(Map.of(), missing(asked, told())));
    }

    @Test
    void everyValueThatARuleAsksForExists() throws IOException {
        useThePlatform();
        String rules = Files.readString(ALERTS);
        await("all of them are told")
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertEquals(Set.of(), lacking(rules, allMetrics())));
    }

    @Test
    void everyStageIsWatched() {
        Set<String> watched = new TreeSet<>();
        for (String service : SERVICES) {
            matches(STAGE, metrics(stack.urls(service).get(0))).forEach(watched::add);
        }
        assertEquals(Set.of("relayed", "batched", "sent", "confirmed", "visible", "revocation-visible"), watched);
    }

    @Test
    void everyAlertHasItsRunbook() throws IOException {
        String rules = Files.readString(ALERTS);
        String runbook = Files.readString(OPERATIONS);
        List<String> alerts = matches(Pattern.compile("- alert: (\\w+)"), rules);
        assertEquals(
                alerts, matches(Pattern.compile("(?m)^### (Sealrail\\w+)$"), runbook), "in the order of the rules");
        assertEquals(
                alerts.stream()
                        .map(alert -> "docs/operations.md#" + alert.toLowerCase(Locale.ROOT))
                        .toList(),
                matches(Pattern.compile("runbook: (\\S+)"), rules));
        for (String alert : alerts) {
            String paragraph = runbook.split("### " + alert + "\n")[1].split("\n#")[0];
            for (String part : List.of("**Meaning.**", "**Look.**", "**Do.**")) {
                assertTrue(paragraph.contains(part), alert + " lacks " + part);
            }
        }
    }

    /** Some series are there only once something was done. */
    private void useThePlatform() {
        PartnerClient partner = new PartnerClient(stack.demo());
        String email = SystemStack.freshEmail();
        String hash = partner.issue(email, partner.request()).text("coreClaimHash");
        partner.status(email, hash, 30);
        Settled.onchain(partner, Map.of(email, hash), Duration.ofSeconds(60));
        String vcId = partner.status(email, hash).text("vcId");
        String document = partner.document(email, vcId).response().body();
        Http http = new Http(stack.demo().baseUrl());
        http.post("/api/v1/credentials/verify", "{\"credential\":" + document + "}");
        for (String refused : List.of("/webhooks/kyc-complete", "/api/v1/agents", "/v1/credentials")) {
            http.post(refused, "{}");
        }
    }

    /** The values of labels that rules ask for, each alternative of a pattern by itself, and no metric has. */
    private static Set<String> lacking(String rules, String metrics) {
        return MATCHER.matcher(rules)
                .results()
                .filter(matcher -> !LABELS_NOT_ASKED.contains(matcher.group(1)))
                .flatMap(matcher ->
                        Stream.of(matcher.group(2).split("\\|")).map(value -> matcher.group(1) + "=\"" + value + "\""))
                .filter(label -> !metrics.contains(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String allMetrics() {
        return SERVICES.stream()
                .flatMap(service -> stack.urls(service).stream())
                .map(ObservabilityIT::metrics)
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Set<String>> askedByFile() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>(List.of(ALERTS.toString()));
        try (Stream<Path> dashboards = Files.list(DASHBOARDS)) {
            dashboards.map(Path::toString).sorted().forEach(files::add);
        }
        return NodeScript.run("check-promql.mjs", files.toArray(String[]::new))
                .lines()
                .map(line -> line.split("\t"))
                .filter(columns -> columns.length == 2)
                .collect(Collectors.groupingBy(
                        columns -> columns[0],
                        TreeMap::new,
                        Collectors.mapping(columns -> columns[1], Collectors.toCollection(TreeSet::new))));
    }

    private Set<String> told() {
        Set<String> told = new TreeSet<>(NOT_OURS);
        told.addAll(matches(SAMPLE, allMetrics()));
        return told;
    }

    private static Map<String, Set<String>> missing(Map<String, Set<String>> asked, Set<String> told) {
        Map<String, Set<String>> missing = new TreeMap<>();
        asked.forEach((file, metrics) -> {
            Set<String> lacking = new TreeSet<>(metrics);
            lacking.removeAll(told);
            if (!lacking.isEmpty()) {
                missing.put(file, lacking);
            }
        });
        return missing;
    }

    private static String metrics(String url) {
        return new Http(url).get("/q/metrics").response().body();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
