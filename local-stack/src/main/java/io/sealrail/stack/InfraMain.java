package io.sealrail.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.infra.Containers;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.process.Supervisor;

/**
 * PostgreSQL, Kafka and the chain for the tests of one build: runs until the build's process ends.
 *
 * <p>Arguments: the folder for its data, the process to end with, {@code embedded} or {@code containers}. Writes {@code stack.json} into the folder when all
 * answer, {@code failed.txt} with one sentence when that cannot be.
 */
public final class InfraMain {

    private InfraMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ProcessHandle owner =
                ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow(() -> new StackException("No owner."));
        CountDownLatch over = new CountDownLatch(1);
        owner.onExit().thenRun(over::countDown);
        InfrastructureParts parts = InfrastructureParts.in(
                folder,
                Checkout.find(),
                new Ports(folder.resolve("ports.properties")),
                UUID.randomUUID().toString(),
                Map.of());
        try (Supervisor supervisor = new Supervisor(folder, System.out::println, failure -> {
            System.out.println(failure.getMessage());
            over.countDown();
        })) {
            boolean containers = "containers".equals(arguments[2]);
            supervisor.start(containers ? List.of(parts.anvil()) : parts.all());
            Infrastructure infrastructure =
                    containers ? Containers.start(parts.anvil().rpcUrl()) : parts.coordinates();
            Path fresh = folder.resolve("stack.json.new");
            new ObjectMapper().writeValue(fresh.toFile(), infrastructure);
            Files.move(fresh, folder.resolve("stack.json"), StandardCopyOption.ATOMIC_MOVE);
            over.await();
        } catch (StackException e) {
            Files.writeString(folder.resolve("failed.txt"), e.getMessage());
        }
        System.exit(0);
    }
}
