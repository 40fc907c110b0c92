package io.sealrail.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of a checked-out and built repository. */
public record Checkout(Path root) {

    /** The checkout that the working directory lies in, or the one that the property {@code sealrail.root} names. */
    public static Checkout find() {
        Path start = Path.of(System.getProperty("sealrail.root", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("local-stack/npm/package.json"))) {
                return new Checkout(folder);
            }
        }
        throw new StackException("There is no Sealrail checkout at or above " + start + ".");
    }

    Path target() {
        return root.resolve("local-stack/target");
    }

    /** Where the daemon's and the supervisor's classes are. */
    String classPath() {
        return target().resolve("classes") + ":" + target().resolve("lib") + "/*";
    }

    Path libraries() {
        return target().resolve("lib");
    }

    /** The chain's program, as npm fetched it. */
    public Path anvil() {
        return root.resolve("local-stack/npm/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    }

    /** PostgreSQL's programs, unpacked. */
    Path postgres() {
        return target().resolve("postgres");
    }

    /** The compiled anchor contract. */
    public Path contract() {
        return root.resolve("onchain-worker/src/main/resources/contract/AnchorRegistry.json");
    }

    Path application(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
