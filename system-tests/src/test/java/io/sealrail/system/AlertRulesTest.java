package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Each alert is tried on made-up series, by Prometheus' own promtool where it is installed. */
class AlertRulesTest {

    private static final Path FOLDER = Path.of("..", "deploy", "observability");

    @Test
    void everyAlertIsTried() throws IOException {
        assertEquals(
                names("alerts.yaml", Pattern.compile("- alert: (\\w+)")),
                names("alerts-test.yaml", Pattern.compile("alertname=\"(\\w+)\"")));
    }

    @Test
    void eachFiresInItsTroubleAndNoneInGoodHealth() throws Exception {
        assumeTrue(promtoolIsInstalled(), "promtool is not installed");
        NodeScript.Finished finished =
                NodeScript.execute(FOLDER, List.of("promtool", "test", "rules", "alerts-test.yaml"));
        assertEquals(0, finished.exit(), finished.output());
    }

    private static Set<String> names(String file, Pattern name) throws IOException {
        return name.matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean promtoolIsInstalled() throws InterruptedException {
        try {
            return NodeScript.execute(FOLDER, List.of("promtool", "--version")).exit() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
