package io.sealrail.stack.infra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

import io.sealrail.stack.StackException;

/** The topics of the platform: four partitions, kept for ever, each with a dead-letter topic beside it. */
public final class Topics {

    private static final int PARTITIONS = 4;
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

    private Topics() {}

    /** The names as the events module derives them. */
    public static List<String> names() {
        InputStream list = Topics.class.getResourceAsStream("topics.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates the topics that are not there yet.
     *
     * @param bootstrap {@code host:port} of the broker
     * @param prefix in front of every name
     */
    public static void create(String bootstrap, String prefix) {
        List<NewTopic> topics = names().stream()
                .flatMap(name -> Stream.of(topic(prefix + name, PARTITIONS), topic(prefix + name + ".dlq", 1)))
                .collect(Collectors.toList());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            CreateTopicsResult result = admin.createTopics(topics);
            for (KafkaFuture<Void> created : result.values().values()) {
                awaitCreation(created);
            }
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1).configs(KEPT_FOR_EVER);
    }

    private static void awaitCreation(KafkaFuture<Void> created) {
        try {
            created.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StackException(
                        "Kafka refused a topic: " + e.getCause().getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new StackException("Kafka did not create its topics within a minute.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while creating topics.", e);
        }
    }
}
