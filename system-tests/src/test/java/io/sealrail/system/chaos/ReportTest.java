package io.sealrail.system.chaos;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.chaos.Round.Sample;
import io.sealrail.system.check.Finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {

    @TempDir
    Path folder;

    private static Round round(Finding finding, List<String> oddities) {
        List<Sample> samples = IntStream.range(0, 60)
                .mapToObj(i -> new Sample(i, i * 15L, i == 30 ? Map.of() : Map.of("1 accepted, not said", 40L + i)))
                .toList();
        return new Round(
                7,
                Instant.parse("2026-01-02T03:04:05Z"),
                60,
                2,
                24,
                2,
                List.of(),
                List.of(
                        new Happened(1, "kill", "kafka", true, 5, 5.1, 5.1, "process 12", false),
                        new Happened(2, "answers late", "chain", false, 10, 10.0, 25.0, "9 connections", false),
                        new Happened(3, "disk full", "postgres", false, 20, null, null, "no <small> disk", true)),
                samples,
                Map.of("issue on behalf", Map.of(200, 900L, 0, 3L)),
                900,
                31,
                List.of(finding),
                oddities);
    }

    @Test
    void tellsThatEverythingHolds() throws Exception {
        Round good = round(new Finding("outbox-drained", true, 5, List.of()), List.of());
        String page = Files.readString(Report.write(good, folder));
        assertTrue(good.holds());
        assertTrue(page.contains("Every check holds"));
        assertTrue(page.contains("900 credentials accepted"));
        assertTrue(page.contains("2 faults, among them 1 kills"));
        assertTrue(page.contains("no &lt;small&gt; disk"));
        assertTrue(page.contains("no answer: 3"));
        assertFalse(page.contains("http://") || page.contains("https://"), "nothing is fetched");
        assertWellFormed(page);
    }

    @Test
    void namesWhatIsViolated() throws Exception {
        Round bad = round(new Finding("no-index-twice", false, 5, List.of("index 7 & 8")), List.of());
        String page = Files.readString(Report.write(bad, folder));
        assertFalse(bad.holds());
        assertTrue(page.contains("Not everything holds"));
        assertTrue(page.contains("no-index-twice"));
        assertTrue(page.contains("index 7 &amp; 8"));
        assertWellFormed(page);
    }

    @Test
    void anAnswerThatMayNeverBeGivenSpoilsTheRound() {
        assertFalse(round(new Finding("outbox-drained", true, 5, List.of()), List.of("409"))
                .holds());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        Report.write(round(new Finding("outbox-drained", true, 5, List.of()), List.of()), folder);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertEquals(900, json.path("accepted").asInt());
        assertEquals("2026-01-02T03:04:05Z", json.path("startedAt").asText());
        assertEquals("kafka", json.at("/faults/0/target").asText());
        assertTrue(json.at("/faults/2/beganAt").isNull());
        assertEquals(60, json.path("samples").size());
        assertTrue(json.at("/findings/0/holds").asBoolean());
    }

    @Test
    void theBacklogHasAGapWhereNothingIsKnown() {
        String page = new ReportPage(round(new Finding("x", true, 1, List.of()), List.of())).html();
        String backlog = page.substring(page.indexOf("<h2>Backlog"));
        String path = backlog.substring(backlog.indexOf("<path d=\"") + 9, backlog.indexOf("\" stroke"));
        assertEquals(2, path.chars().filter(each -> each == 'M').count());
    }

    @Test
    void scalesAreRound() {
        assertEquals(20, Chart.niceAbove(13));
        assertEquals(50, Chart.niceAbove(50));
        assertEquals(100, Chart.niceAbove(51));
        assertEquals(1, Chart.niceAbove(0));
    }

    private static void assertWellFormed(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "")
                .replace("<meta charset=\"utf-8\">", "")
                .replace("&nbsp;", " ");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
