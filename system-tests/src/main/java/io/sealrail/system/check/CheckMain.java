package io.sealrail.system.check;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.sealrail.system.client.Demo;
import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Poison;

/**
 * Checks a stack that runs, without knowing what its callers were told: {@code CheckMain DATA-FOLDER [SECONDS]}. Exit status 0 when
 * all holds.
 */
public final class CheckMain {

    /** What callers were told is not known here, and perhaps none used the Notary API. */
    private static final List<String> BLIND = List.of(
            CheckName.REVOCATIONS_ARE_SERVED,
            CheckName.ONE_RESULT_PER_KEY,
            CheckName.AUDIT_CHAIN_INTACT,
            CheckName.ONE_WRITER_AT_A_TIME,
            CheckName.ANSWERS_AS_PROMISED);

    private CheckMain() {}

    public static void main(String... arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Duration patience = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 60);
        Demo demo = Demo.read(data.resolve("demo.json"));
        LeaseWitness.install(demo);
        List<Finding> findings = new Conservation(demo, service -> urls(data, service), new Ledger(), new Poison())
                .mayBeBlind(BLIND)
                .check(patience);
        findings.forEach(System.out::println);
        System.exit(findings.stream().allMatch(Finding::holds) ? 0 : 1);
    }

    private static List<String> urls(Path data, String service) {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> urls = new ArrayList<>();
        for (String name = service; ports.containsKey(name); name = service + "-" + (urls.size() + 1)) {
            urls.add("http://127.0.0.1:" + ports.getProperty(name));
        }
        return urls;
    }
}
