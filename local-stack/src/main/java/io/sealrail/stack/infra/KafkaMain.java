package io.sealrail.stack.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Runs a Kafka broker until it is told to end; formats its folder at the first start. Arguments: its folder, its port, the
 * controller's port and, if clients also come by a proxy, the port for those and the proxy's.
 */
public final class KafkaMain {

    private static final int NODE = 1;

    private KafkaMain() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        if (!Files.exists(data.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(data);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(arguments), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setUnstableFeatureVersionsEnabled(false)
                .run();
    }

    private static Properties settings(String[] arguments) {
        Properties settings = new Properties();
        settings.putAll(listeners(arguments));
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", Integer.toString(NODE),
                "log.dirs", arguments[0],
                "auto.create.topics.enable", "false",
                "log.retention.ms", "-1",
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.retention.minutes", "525600",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152"));
        settings.putAll(Map.of(
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "log.index.size.max.bytes", "1048576",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1"));
        return settings;
    }

    private static Map<String, String> listeners(String[] arguments) {
        String own = "BROKER://127.0.0.1:" + arguments[1];
        String controller = "127.0.0.1:" + arguments[2];
        boolean proxied = arguments.length > 3;
        return Map.of(
                "listeners",
                own + ",CONTROLLER://" + controller + (proxied ? ",PROXIED://127.0.0.1:" + arguments[3] : ""),
                "advertised.listeners",
                own + (proxied ? ",PROXIED://127.0.0.1:" + arguments[4] : ""),
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT",
                "inter.broker.listener.name",
                "BROKER",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE + "@" + controller);
    }
}
