package io.sealrail.system.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.check.CheckName;
import io.sealrail.system.check.Conservation;
import io.sealrail.system.check.Finding;
import io.sealrail.system.check.LeaseWitness;
import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Operator;
import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Poison;
import io.sealrail.system.stack.RunningStack;

/**
 * The drill of docs/operations.md: databases are put back to a backup while Kafka, the chain and the other databases are ahead of
 * it by 500 credentials, 50 revocations and several mined batches. Then everything that clients were told must hold still, and
 * what cannot be had again must be reported by id.
 */
public final class RestoreDrill {

    private static final int ELDER = 60;
    private static final int WAVES = 4;
    private static final int IN_A_WAVE = 125;
    private static final int REVOKED = 50;
    private static final int REVOKED_ELDER = 10;
    private static final int LATER = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningStack stack;
    private final Demo demo;
    private final Operator operator;
    private final ChainReader chain;
    private final Ledger ledger = new Ledger();
    private final Clients clients;
    private final Set<String> withoutBody = new TreeSet<>();
    private final Set<String> withoutReason = new TreeSet<>();

    public RestoreDrill(RunningStack stack) {
        this.stack = stack;
        this.demo = stack.demo();
        this.operator = new Operator(demo);
        this.chain = new ChainReader(demo.rpcUrl());
        this.clients = new Clients(demo, ledger);
    }

    /** All databases together, as after the loss of their disk. */
    public List<Finding> ofAll() {
        return of(Backups.SERVICES);
    }

    /** The database of one service alone; what was found in drills before this one still has to hold. */
    public List<Finding> of(String service) {
        return of(List.of(service));
    }

    /** @return what was looked at */
    private List<Finding> of(List<String> services) {
        LeaseWitness.install(demo);
        Backups backups = new Backups(stack);
        Set<String> elder = clients.awaitOnchain(clients.issue(ELDER), PATIENCE);
        backups.take();
        int roots = chain.anchored().size();
        Set<String> issued = issueInWaves();
        Finding mined = minedSince(roots);
        Set<String> ended = clients.revoke(some(issued, REVOKED - REVOKED_ELDER));
        ended.addAll(clients.revoke(some(elder, REVOKED_ELDER)));
        Databases databases = new Databases(demo);
        databases.awaitPublished(PATIENCE);
        Map<String, Long> versions = databases.listVersions();

        backups.putBack(services);

        withoutBody.addAll(services.contains("issuance-api") ? issued : Set.of());
        withoutReason.addAll(services.contains("revocation-service") ? ended : Set.of());
        clients.awaitOnchain(clients.issue(LATER), PATIENCE);
        List<Finding> findings = new ArrayList<>(new Conservation(demo, stack::urls, ledger, new Poison())
                .mayBeBlind(Set.of(CheckName.AUDIT_CHAIN_INTACT))
                .check(PATIENCE));
        findings.addAll(List.of(mined, lostBodies(), lostReasons(), versionsGoOn(versions, databases.listVersions())));
        return findings;
    }

    private Set<String> issueInWaves() {
        Set<String> ids = new TreeSet<>();
        for (int wave = 0; wave < WAVES; wave++) {
            Map<String, String> hashes = clients.issue(IN_A_WAVE);
            ids.addAll(clients.awaitOnchain(hashes, PATIENCE));
        }
        return ids;
    }

    private Finding minedSince(int roots) {
        int mined = chain.anchored().size() - roots;
        return finding("three-batches-were-mined-since", mined, mined < 3 ? List.of("only " + mined) : List.of());
    }

    private static List<String> some(Collection<String> ids, int count) {
        return ids.stream().limit(count).toList();
    }

    private Finding lostBodies() {
        Set<String> reported = new TreeSet<>();
        JsonNode page;
        int number = 0;
        do {
            number++;
            page = operator.found("/admin/v1/lost-bodies?limit=100&page=" + number);
            page.path("items").forEach(each -> reported.add(each.path("id").asText()));
        } while ((long) number * 100 < page.path("total").asLong());
        return equal("lost-bodies-are-reported", withoutBody, reported);
    }

    private Finding lostReasons() {
        Set<String> reported = new TreeSet<>();
        operator.found("/admin/v1/restored-status-changes")
                .path("credentials")
                .forEach(each -> reported.add(each.path("credentialId").asText()));
        return equal("lost-reasons-are-reported", withoutReason, reported);
    }

    private static Finding equal(String name, Set<String> expected, Set<String> found) {
        List<String> violations = new ArrayList<>();
        expected.stream().filter(id -> !found.contains(id)).forEach(id -> violations.add(id + " is not reported"));
        found.stream().filter(id -> !expected.contains(id)).forEach(id -> violations.add(id + " is reported"));
        return finding(name, expected.size(), violations);
    }

    private static Finding versionsGoOn(Map<String, Long> before, Map<String, Long> after) {
        List<String> violations = new ArrayList<>();
        before.forEach((list, version) -> {
            if (after.getOrDefault(list, 0L) < version) {
                violations.add("list " + list + " had version " + version + " and has " + after.get(list));
            }
        });
        return finding("list-versions-go-on", before.size(), violations);
    }

    private static Finding finding(String name, long looked, List<String> violations) {
        return new Finding(name, violations.isEmpty(), looked, some(violations, 20));
    }
}
