package io.sealrail.issuance.claim.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.ConfigProvider;

import io.sealrail.issuance.claim.yaml.Faults;
import io.sealrail.issuance.claim.yaml.Section;
import io.sealrail.issuance.claim.yaml.YamlDocument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Sources as files describe them. */
final class TestSources {

    static final String DATABASE = "${SEALRAIL_DB_URL}";

    private TestSources() {}

    /** A database with the query, of one parameter {@code id}. */
    static SourceSettings sql(String url, String query, String more) {
        return read("""
                sources:
                  database:
                    type: sql
                    url: %s
                    username: ${SEALRAIL_DB_USER}
                    password: ${SEALRAIL_DB_PASSWORD}
                    parameters: [id]
                    query: >-
                      %s
                %s
                """.formatted(url, query, more.indent(4)), "database");
    }

    /** A registry at the address. */
    static SourceSettings http(String url, String more) {
        return read("""
                sources:
                  registry:
                    type: http
                    url: %s
                %s
                """.formatted(url, more.indent(4)), "registry");
    }

    private static SourceSettings read(String yaml, String name) {
        Faults faults = new Faults();
        Section file = Section.root(YamlDocument.parse(yaml.getBytes(StandardCharsets.UTF_8), faults), faults);
        SourceSettings settings =
                new SourceReader(TestSources::environment).read(file).get(name);
        assertEquals("[]", faults.sentences().toString());
        return settings;
    }

    private static Optional<String> environment(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }

    /** The records for the id, as JSON. */
    static String asked(Source source, String id) {
        return ask(source, id).await().indefinitely().toString();
    }

    /** What kind of trouble the question meets. */
    static SourceFailure.Kind trouble(Source source, String id) {
        return failure(source, id).kind();
    }

    /** The trouble that the question meets. */
    static SourceFailure failure(Source source, String id) {
        Uni<?> answer = ask(source, id);
        return assertThrows(SourceFailure.class, () -> answer.await().indefinitely());
    }

    static Uni<List<ObjectNode>> ask(Source source, String id) {
        return source.ask(Map.of("id", id));
    }
}
