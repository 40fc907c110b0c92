package io.sealrail.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sealrail.stack.infra.Anvil;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.infra.Kafka;
import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.infra.Postgres;
import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;

/** PostgreSQL, Kafka and the chain with their data under one folder. */
record InfrastructureParts(Postgres postgres, Kafka kafka, Anvil anvil) {

    private static final int KAFKA_HEAP_MEGABYTES = 384;

    static InfrastructureParts in(
            Path data, Checkout checkout, Ports ports, String password, Map<String, Integer> proxies) {
        JavaCommand java = ownClasses(data, "kafka", KAFKA_HEAP_MEGABYTES);
        return new InfrastructureParts(
                new Postgres(checkout.postgres(), data.resolve("postgres"), ports.of("postgres"), password),
                new Kafka(
                        java,
                        data.resolve("kafka"),
                        ports.of("kafka"),
                        ports.of("kafka-controller"),
                        kafkaProxy(proxies, ports)),
                new Anvil(checkout.anvil(), data.resolve("chain"), ports.of("chain")));
    }

    /** The same with PostgreSQL's data below another folder than the rest. */
    InfrastructureParts withDatabaseIn(Path folder) {
        Path own = folder.resolve(postgres.data().getFileName());
        return new InfrastructureParts(
                new Postgres(postgres.programs(), own, postgres.port(), postgres.password()), kafka, anvil);
    }

    /** What comes through the proxy arrives at a listener of its own, which names the proxy as the way back. */
    private static Optional<Kafka.Proxied> kafkaProxy(Map<String, Integer> proxies, Ports ports) {
        return Optional.ofNullable(proxies.get("kafka"))
                .map(proxy -> new Kafka.Proxied(ports.of("kafka-proxied"), proxy));
    }

    /** A process that runs from this JVM's class path. */
    static JavaCommand ownClasses(Path data, String name, int heapMegabytes) {
        Path first = Path.of(System.getProperty("java.class.path").split(":")[0]);
        Optional<Path> archive =
                Files.isDirectory(first) ? Optional.empty() : Optional.of(data.resolve("cds/" + name + ".jsa"));
        return new JavaCommand(archive, first, heapMegabytes);
    }

    List<Part> all() {
        return List.of(postgres, kafka, anvil);
    }

    /** The coordinates with the ports of proxies in place of the parts' own. */
    Infrastructure seenByServices(Map<String, Integer> proxies) {
        Infrastructure own = coordinates();
        return new Infrastructure(
                at(proxies, "postgres", own.postgres()),
                own.user(),
                own.password(),
                at(proxies, "kafka", own.kafka()),
                proxies.containsKey("chain") ? "http://127.0.0.1:" + proxies.get("chain") : own.rpcUrl());
    }

    private static String at(Map<String, Integer> proxies, String part, String own) {
        return proxies.containsKey(part) ? "127.0.0.1:" + proxies.get(part) : own;
    }

    Infrastructure coordinates() {
        return new Infrastructure(
                "127.0.0.1:" + postgres.port(), Postgres.USER, postgres.password(), kafka.bootstrap(), anvil.rpcUrl());
    }
}
