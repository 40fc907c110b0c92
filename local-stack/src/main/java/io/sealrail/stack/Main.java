package io.sealrail.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sealrail.stack.demo.Demo;
import io.sealrail.stack.demo.DemoFile;
import io.sealrail.stack.demo.Platform;
import io.sealrail.stack.infra.Ports;

/** {@code ./run}: starts the platform, seeds the demo, tells the story, stays up until Ctrl-C. */
public final class Main {

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final RunOptions options;
    private final DataFolder data;
    private volatile LocalStack stack;

    private Main(RunOptions options, DataFolder data) {
        this.options = options;
        this.data = data;
    }

    public static void main(String[] arguments) {
        try {
            Checkout checkout = Checkout.find();
            RunOptions options = RunOptions.parse(
                    List.of(arguments), System.getenv("PORT"), checkout.root().resolve(".local"));
            DataFolder data = DataFolder.take(options.data(), options.port());
            if (options.fresh()) {
                data.empty();
                forget(options.database());
            }
            data.keepPort(options.port());
            new Main(options, data).run(checkout);
        } catch (StackException e) {
            System.err.println("run: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("run: " + sentence(e));
            System.exit(1);
        }
    }

    private static void forget(Optional<Path> database) throws IOException {
        if (database.isPresent()) {
            FileTree.delete(database.get().resolve("postgres"));
        }
    }

    private void run(Checkout checkout) throws IOException {
        requireFreePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        endWithOwner();
        say("Sealrail on this machine, its data in " + options.data());
        int status = 0;
        try {
            stack = new LocalStack(checkout, options, this::say, this::giveUp);
            stack.start();
            status = demonstrate() ? 0 : 1;
            if (!options.once()) {
                say("Running until Ctrl-C. Logs are in " + data.logs());
                new CountDownLatch(1).await();
            }
        } catch (StackException | IOException | SQLException e) {
            giveUp(e instanceof StackException ? (StackException) e : new StackException(sentence(e), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(status);
    }

    private boolean demonstrate() throws IOException {
        Platform platform = stack.platform();
        Demo demo = Demo.of(platform, this::say);
        DemoFile.write(data.demoFile(), platform, demo);
        say("Ready: " + stack.baseUrl() + " (try " + stack.baseUrl() + "/q/swagger-ui; for programs: " + data.demoFile()
                + ")");
        return !options.walk() || demo.walk(platform, this::say);
    }

    /** Ends with the process that the system property {@code sealrail.owner} names, however that one ends. */
    private static void endWithOwner() {
        Optional.ofNullable(Long.getLong("sealrail.owner"))
                .flatMap(ProcessHandle::of)
                .ifPresent(owner ->
                        owner.onExit().thenRun(() -> Runtime.getRuntime().exit(1)));
    }

    private void requireFreePort() {
        if (!Ports.isFree(options.port())) {
            String owner =
                    PortOwner.of(options.port()).map(name -> " (" + name + ")").orElse("");
            throw new StackException("Port " + options.port() + " is in use" + owner
                    + "; stop that program or choose another port: PORT=" + (options.port() + 10) + " ./run");
        }
    }

    private void giveUp(StackException failure) {
        if (over.compareAndSet(false, true)) {
            System.err.println("run: " + fullDisk().orElse(failure.getMessage()));
            // another thread, because this one may be a part's own that closing waits for
            new Thread(() -> Runtime.getRuntime().exit(1), "exit").start();
        }
        await(closed);
    }

    /** A full disk is behind many a failure, and then the only thing to tell. */
    private Optional<String> fullDisk() {
        try {
            DataFolder.requireSpace(options.data());
            return Optional.empty();
        } catch (StackException full) {
            return Optional.of(full.getMessage());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private void close() {
        over.set(true);
        try {
            if (stack != null) {
                say("Stopping");
                stack.close();
            }
            data.close();
            say("Stopped; the data stays in " + options.data());
        } catch (IOException e) {
            System.err.println("run: " + sentence(e));
        }
        closed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") ? "The disk is full; free some space and start again." : message;
    }

    private synchronized void say(String line) {
        System.out.println(line);
    }
}
