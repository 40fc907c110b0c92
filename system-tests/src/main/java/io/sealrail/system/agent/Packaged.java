package io.sealrail.system.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** Whether what is built still has every method that the agent changes. */
public final class Packaged {

    private static final List<String> MODULES = List.of(
            "event-contracts",
            "service-kit",
            "issuance-api",
            "onchain-worker",
            "revocation-service",
            "status-list-service");

    private Packaged() {}

    /**
     * What the agent would look for in vain, in words.
     *
     * @param root of the checkout, whose modules are compiled
     */
    public static List<String> missing(Path root) {
        return missing(root, Weaves.EVERY);
    }

    static List<String> missing(Path root, List<Weave> weaves) {
        List<ClassFileLocator> classes = new ArrayList<>(List.of(ClassFileLocator.ForClassLoader.ofSystemLoader()));
        for (String module : MODULES) {
            classes.add(new ClassFileLocator.ForFolder(
                    root.resolve(module).resolve("target/classes").toFile()));
        }
        try (ClassFileLocator all = new ClassFileLocator.Compound(classes)) {
            return weaves.stream()
                    .map(weave -> failure(weave, all))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> failure(Weave weave, ClassFileLocator classes) {
        Target target = weave.target();
        TypePool.Resolution type = TypePool.Default.of(classes).describe(target.type());
        if (!type.isResolved() || !target.isIn(type.resolve())) {
            return Optional.of("there is no method " + target);
        }
        return bytes(target.type(), classes).contains(weave.how().text())
                ? Optional.empty()
                : Optional.of(target + " has no text '" + weave.how().text() + "'");
    }

    private static String bytes(String type, ClassFileLocator classes) {
        try {
            return new String(classes.locate(type).resolve(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
