package io.sealrail.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    static InfrastructureParts in(Path data, Checkout checkout, Ports ports, String password) {
        JavaCommand java = ownClasses(data, "kafka", KAFKA_HEAP_MEGABYTES);
        return new InfrastructureParts(
                new Postgres(checkout.postgres(), data.resolve("postgres"), ports.of("postgres"), password),
                new Kafka(java, data.resolve("kafka"), ports.of("kafka"), ports.of("kafka-controller")),
                new Anvil(checkout.anvil(), data.resolve("chain"), ports.of("chain")));
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

    Infrastructure coordinates() {
        return new Infrastructure(
                "127.0.0.1:" + postgres.port(), Postgres.USER, postgres.password(), kafka.bootstrap(), anvil.rpcUrl());
    }
}
