package io.sealrail.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Record, schema, golden samples and AsyncAPI page of each event agree; a {@code v1} never tightens, because its samples stay. */
class EventContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @SuppressWarnings("unchecked")
    static Stream<Class<? extends DomainEvent>> events() {
        return Arrays.stream(DomainEvent.class.getPermittedSubclasses()).map(c -> (Class<? extends DomainEvent>) c);
    }

    @ParameterizedTest
    @MethodSource("events")
    void samplesSurviveTheRecordUnchanged(Class<? extends DomainEvent> type) throws IOException {
        for (String kind : List.of("full", "minimal")) {
            String sample = resource("/samples/" + Topics.of(type) + "." + kind + ".json");
            assertEquals(JSON.readTree(sample), JSON.readTree(EventJson.write(EventJson.read(sample, type))));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void samplesSatisfyTheSchema(Class<? extends DomainEvent> type) throws IOException {
        var schema = SCHEMAS.getSchema(resource("/schemas/" + Topics.of(type) + ".json"));
        for (String kind : List.of("full", "minimal")) {
            JsonNode sample = JSON.readTree(resource("/samples/" + Topics.of(type) + "." + kind + ".json"));
            assertEquals(Set.of(), schema.validate(sample), kind);
        }
        assertTrue(!schema.validate(JSON.createObjectNode()).isEmpty(), "an empty event must not pass");
    }

    @ParameterizedTest
    @MethodSource("events")
    void schemaNamesTheComponentsOfTheRecord(Class<? extends DomainEvent> type) throws IOException {
        JsonNode schema = JSON.readTree(resource("/schemas/" + Topics.of(type) + ".json"));
        Set<String> properties = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(properties::add);
        Set<String> components = new TreeSet<>();
        Arrays.stream(type.getRecordComponents()).forEach(c -> components.add(c.getName()));
        assertEquals(components, properties);
        assertEquals(type.getSimpleName(), schema.get("title").asText());
    }

    @Test
    void everyEventHasATopicAndTheAsyncApiPageNamesIt() throws IOException {
        Set<String> topics = new TreeSet<>(events().map(Topics::of).toList());
        assertEquals(new TreeSet<>(Topics.ALL), topics);
        String page = Files.readString(Path.of("asyncapi.yaml"));
        topics.forEach(topic -> assertTrue(page.contains("address: " + topic + "\n"), topic));
    }

    @Test
    void refusesWhatIsNotAnEvent() {
        for (String text : List.of("", "null", "[]", "{", "{}", "{\"credentialId\":{}}", "not json")) {
            assertThrows(MalformedEventException.class, () -> EventJson.read(text, IssueRequested.class), text);
        }
    }

    @Test
    void ignoresMembersOfLaterVersions() {
        String sample = resource("/samples/credential-status.v1.full.json").replaceFirst("\\{", "{\"later\": true,");
        assertEquals(
                "c28t30c048pe502a3713w0",
                EventJson.read(sample, CredentialStatus.class).key());
    }

    private static String resource(String name) {
        try (InputStream in = EventContractTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
