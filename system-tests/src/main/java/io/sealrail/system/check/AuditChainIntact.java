package io.sealrail.system.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@link CheckName#AUDIT_CHAIN_INTACT}. */
final class AuditChainIntact implements Check {

    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.AUDIT_CHAIN_INTACT);
        AuditRows audit = snapshot.issuance().audit();
        String previous = BEFORE_THE_FIRST;
        long sequence = 0;
        for (AuditRows.Link link : audit.links()) {
            violations.looked(1);
            violations.unless(
                    link.sequence() == ++sequence, "link %d stands where %d belongs", link.sequence(), sequence);
            violations.unless(
                    link.previous().equals(previous), "link %d does not name the hash before it", link.sequence());
            violations.unless(
                    link.hash().equals(hash(link)),
                    "link %d (request %s) is not the hash of its call",
                    link.sequence(),
                    link.requestId());
            previous = link.hash();
            sequence = link.sequence();
        }
        violations.unless(
                audit.unsealed() == 0 && audit.calls() == audit.links().size(),
                "%d calls are on record, %d are sealed, %d wait",
                audit.calls(),
                audit.links().size(),
                audit.unsealed());
        return violations.finding();
    }

    private static String hash(AuditRows.Link link) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(link.previous()));
            return HexFormat.of().formatHex(digest.digest(link.call().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
