package io.sealrail.system.check;

/** {@link CheckName#NO_INDEX_TWICE}. */
final class NoIndexTwice implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.NO_INDEX_TWICE);
        Owners<Place> owners = new Owners<>(violations, "owners of index");
        snapshot.issuance().credentials().forEach(each -> owners.add(each.place(), each.id(), "issuance-api"));
        snapshot.topics()
                .requested()
                .forEach(each -> owners.add(each.place(), each.credentialId(), "issue-requested.v1"));
        snapshot.topics()
                .statuses()
                .forEach(each -> owners.add(each.place(), each.credentialId(), "credential-status.v1"));
        snapshot.revocation()
                .revocables()
                .forEach(each -> owners.add(each.place(), each.credentialId(), "revocation-service"));
        snapshot.statusLists()
                .entries()
                .forEach(each -> owners.add(each.place(), each.credentialId(), "status-list-service"));
        for (VerifierRows.Status each : snapshot.verifier().statuses()) {
            if (each.place() != null) {
                owners.add(each.place(), each.credentialId(), "verifier-service");
            }
        }
        return violations.finding();
    }
}
