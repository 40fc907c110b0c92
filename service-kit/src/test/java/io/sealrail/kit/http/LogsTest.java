package io.sealrail.kit.http;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A failure is told once, with the id of its request, and without the values that its messages quote. */
@OnStack
class LogsTest {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (!isOff(record.getLoggerName())) {
                lines.add(text(record));
                requests.add(String.valueOf(ExtLogRecord.wrap(record).getMdc("requestId")));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void collect() {
        root.addHandler(collector);
    }

    @AfterEach
    void stop() {
        root.removeHandler(collector);
    }

    @Test
    void tellsFailureOnceWithoutTheValuesThatTheDatabaseQuotes() {
        assertTold("/v1/samples/uuid/canary", "(22P02)");
    }

    @Test
    void tellsFailureOnceWithoutItsMessage() {
        assertTold("/v1/samples/broken/canary", "IllegalStateException");
    }

    @Test
    void saysNothingOfRefusedBodies() {
        given().contentType(ContentType.JSON).body("{\"name\": [\"canary\"]}").post("/v1/samples");
        given().contentType(ContentType.JSON).body("{\"canary").post("/v1/samples");
        assertTrue(lines.stream().noneMatch(line -> line.contains("canary")), lines::toString);
    }

    private void assertTold(String path, String kind) {
        String requestId = given().get(path)
                .then()
                .statusCode(500)
                .body(not(containsString("canary")))
                .extract()
                .path("request_id");
        assertEquals(1, lines.stream().filter(line -> line.contains(requestId)).count());
        assertTrue(lines.stream().anyMatch(line -> line.contains(requestId) && line.contains(kind)), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("canary")), lines::toString);
        assertTrue(requests.contains(requestId), "the id is beside the message, for logs in JSON");
    }

    /** The levels of the kit's configuration, which the log manager of a test does not apply. */
    private static boolean isOff(String logger) {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.log.category.\"" + logger + "\".level", String.class)
                .filter("OFF"::equals)
                .isPresent();
    }

    private static String text(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            for (Throwable each = record.getThrown(); each != null; each = each.getCause()) {
                text.append(each.toString());
            }
        }
        return text.toString();
    }
}
