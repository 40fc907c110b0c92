package io.sealrail.system.check;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.apache.kafka.common.KafkaException;

import io.sealrail.system.client.Demo;
import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Poison;

/**
 * Checks that nothing was lost and nothing doubled. Call it when the load has stopped and every fault is healed; it changes
 * nothing. Let {@link LeaseWitness} watch from the start, or {@link CheckName#ONE_WRITER_AT_A_TIME} has nothing to look at.
 */
public final class Conservation {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Poison poison;
    private final Settling settling;
    private final SnapshotReader reader;
    private final Set<String> mayBeBlind = new HashSet<>();

    /**
     * @param urls of a service's replicas, past the gateway; asked with {@code status-list-service}
     * @param ledger what callers were told
     * @param poison what was sent to end as a dead letter
     */
    public Conservation(Demo demo, Function<String, List<String>> urls, Ledger ledger, Poison poison) {
        this.ledger = ledger;
        this.poison = poison;
        this.settling = new Settling(demo, urls);
        this.reader = new SnapshotReader(demo, urls, poison);
    }

    /**
     * Checks that hold even if there was nothing to look at, because nothing of the kind was done; the dead letters are one when no
     * poison was sent.
     */
    public Conservation mayBeBlind(Collection<String> checks) {
        mayBeBlind.addAll(checks);
        return this;
    }

    /**
     * Waits until everything is settled, reads it all, and checks.
     *
     * @param patience how long what is under way may take to settle; what has not settled by then speaks against
     *     {@link CheckName#EVERYTHING_SETTLES} and against the checks that name it
     * @return a finding for each name of a check in {@link CheckName}; {@link CheckName#EVERYTHING_SETTLES} alone, violated, if
     *     not everything can be read
     */
    public List<Finding> check(Duration patience) {
        Optional<String> unsettled = settling.await(patience);
        Violations violations = new Violations(CheckName.EVERYTHING_SETTLES).looked(SnapshotReader.SERVICES.size());
        unsettled.ifPresent(what -> violations.add("not after %d s: %s", patience.toSeconds(), what));
        List<Finding> findings = new ArrayList<>();
        try {
            Checks.of(read(), Promises.of(ledger, poison)).forEach(finding -> findings.add(seeing(finding)));
        } catch (RuntimeException e) {
            violations.add("cannot be read: %s", e);
        }
        findings.add(0, violations.finding());
        return findings;
    }

    private Finding seeing(Finding finding) {
        boolean noPoison = finding.check().equals(CheckName.DEAD_LETTERS_ONLY_POISON)
                && poison.sent().isEmpty();
        return noPoison || mayBeBlind.contains(finding.check()) ? finding : finding.unlessBlind();
    }

    private Snapshot read() {
        Exception trouble = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return reader.read();
            } catch (SQLException | UncheckedIOException | KafkaException | IllegalStateException e) {
                trouble = e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IllegalStateException("not everything answers, " + trouble, trouble);
    }
}
