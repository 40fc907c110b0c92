package io.sealrail.system.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** {@link CheckName#NO_ORPHAN_ROWS}. */
final class NoOrphanRows implements Check {

    private record Used(String sender, long nonce, String batchId) {}

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.NO_ORPHAN_ROWS);
        Set<String> credentials = ids(snapshot.issuance().credentials(), IssuanceRows.Credential::id);
        of("event of issue-requested.v1", snapshot.topics().requested(), TopicFacts.Requested::credentialId)
                .matches(credentials, violations);
        of("leaf", snapshot.onchain().leaves(), OnchainRows.Leaf::credentialId).matches(credentials, violations);
        of("revocable", snapshot.revocation().revocables(), RevocationRows.Revocable::credentialId)
                .matches(credentials, violations);
        of("event of credential-onchain.v1", snapshot.topics().onchain(), TopicFacts.Onchain::credentialId)
                .matches(credentials, violations);
        of("event of credential-status.v1", snapshot.topics().statuses(), TopicFacts.Status::credentialId)
                .isWithin(credentials, violations);
        of("status entry", snapshot.statusLists().entries(), StatusListRows.Entry::credentialId)
                .isWithin(credentials, violations);
        new Kind("Notary row", snapshot.issuance().notaryCredentials()).matches(notary(snapshot), violations);
        of("leaf's batch", snapshot.onchain().leaves(), OnchainRows.Leaf::batchId)
                .matches(batches(snapshot), violations);
        of("event of batch-sealed.v1", snapshot.topics().sealed(), TopicFacts.Sealed::batchId)
                .matches(batches(snapshot), violations);
        transactions(snapshot, violations);
        return violations.finding();
    }

    private static Set<String> batches(Snapshot snapshot) {
        return ids(snapshot.onchain().batches(), OnchainRows.Batch::id);
    }

    private static Set<String> notary(Snapshot snapshot) {
        return ids(
                snapshot.issuance().credentials().stream()
                        .filter(credential -> credential.kind().equals("notary"))
                        .toList(),
                IssuanceRows.Credential::id);
    }

    private static void transactions(Snapshot snapshot, Violations violations) {
        Set<Used> nonces = new HashSet<>();
        snapshot.onchain().nonces().forEach(each -> nonces.add(new Used(each.sender(), each.nonce(), each.batchId())));
        Set<Used> signed = new HashSet<>();
        snapshot.onchain()
                .transactions()
                .forEach(each -> signed.add(new Used(each.sender(), each.nonce(), each.batchId())));
        violations.looked(signed.size());
        nonces.forEach(each -> violations.unless(signed.contains(each), "%s has no transaction", each));
        signed.forEach(
                each -> violations.unless(nonces.contains(each), "a transaction's nonce is not stored: %s", each));
    }

    private static <T> Kind of(String name, Collection<T> rows, Function<T, String> id) {
        return new Kind(name, ids(rows, id));
    }

    private static <T> Set<String> ids(Collection<T> rows, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(id.apply(row)));
        ids.remove(null);
        return ids;
    }

    /** Rows or events of one kind, by what they belong to. */
    private record Kind(String name, Set<String> ids) {

        void matches(Set<String> owners, Violations violations) {
            isWithin(owners, violations);
            owners.forEach(id -> violations.unless(ids.contains(id), "%s has no %s", id, name));
        }

        void isWithin(Set<String> owners, Violations violations) {
            violations.looked(ids.size());
            ids.forEach(id -> violations.unless(owners.contains(id), "%s of %s, which is not stored", name, id));
        }
    }
}
