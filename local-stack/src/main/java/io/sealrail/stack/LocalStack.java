package io.sealrail.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.sealrail.stack.demo.Platform;
import io.sealrail.stack.infra.AnchorContract;
import io.sealrail.stack.infra.ChainAccount;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.infra.Topics;
import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;
import io.sealrail.stack.process.Supervisor;

/** The whole platform, each part a process of its own: started in order, kept running, ended together. */
final class LocalStack implements AutoCloseable {

    private static final int GATEWAY_HEAP_MEGABYTES = 96;
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Checkout checkout;
    private final RunOptions options;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Consumer<String> say;
    private Infrastructure infrastructure;

    LocalStack(Checkout checkout, RunOptions options, Consumer<String> say, Consumer<StackException> giveUp)
            throws IOException {
        this.checkout = checkout;
        this.options = options;
        this.say = say;
        this.secrets = new Secrets(options.data().resolve("secrets"));
        this.supervisor = new Supervisor(options.data(), line -> say.accept("  " + line), giveUp);
    }

    void start() throws IOException, SQLException {
        Path data = options.data();
        Ports ports = new Ports(data.resolve("ports.properties"));
        InfrastructureParts parts = infrastructure(data, ports);
        say.accept("Starting PostgreSQL, Kafka and the chain");
        supervisor.start(parts.all());
        infrastructure = parts.coordinates();
        for (String database : Services.DATABASES.values()) {
            infrastructure.databases().create(database);
        }
        Topics.create(infrastructure.kafka(), "");
        Registries registries = new Registries(data, infrastructure, secrets, ports.of("land-registry"));
        registries.create();
        Services services = new Services(
                checkout, parts.seenByServices(options.proxies()), secrets, registries.environment(), options);
        services.place(ports);
        say.accept("Starting the services and the gateway");
        List<Part> processes = new ArrayList<>(services.parts(baseUrl(), contract()));
        JavaCommand java = InfrastructureParts.ownClasses(data, "gateway", GATEWAY_HEAP_MEGABYTES);
        processes.add(new GatewayPart(java, options.port(), services.ports(), services.doors()));
        processes.add(registries.landRegistry());
        supervisor.start(processes);
    }

    private InfrastructureParts infrastructure(Path data, Ports ports) {
        InfrastructureParts parts =
                InfrastructureParts.in(data, checkout, ports, secrets.databasePassword(), options.proxies());
        return options.database().map(parts::withDatabaseIn).orElse(parts);
    }

    /** The contract is put on the chain once; its address is remembered beside the chain's data. */
    private String contract() throws IOException {
        AnchorContract chain = new AnchorContract(infrastructure.rpcUrl());
        ChainAccount anchorer = secrets.anchorer();
        chain.fund(anchorer.address());
        Path remembered = options.data().resolve("chain/contract");
        if (Files.exists(remembered) && chain.isAt(Files.readString(remembered))) {
            return Files.readString(remembered);
        }
        String address = chain.deploy(checkout.contract(), anchorer.address());
        Files.writeString(remembered, address);
        say.accept("  the contract is on the chain at " + address);
        return address;
    }

    String baseUrl() {
        return "http://localhost:" + options.port();
    }

    /** What a client with an operator's token sees. */
    Platform platform() {
        return new Platform(
                baseUrl(),
                infrastructure.rpcUrl(),
                infrastructure.kafka(),
                jdbcUrls(),
                secrets.operatorKey().token(A_WEEK),
                options.data());
    }

    /** JDBC URL, with user and password, of the database of each service. */
    private Map<String, String> jdbcUrls() {
        Map<String, String> urls = new TreeMap<>();
        Services.DATABASES.forEach((service, database) -> urls.put(
                service,
                "jdbc:postgresql://" + infrastructure.postgres() + "/" + database + "?user=" + infrastructure.user()
                        + "&password=" + infrastructure.password()));
        return urls;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
