package io.sealrail.system.check;

/** {@link CheckName#ANSWERS_AS_PROMISED}. */
final class AnswersAsPromised implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.ANSWERS_AS_PROMISED);
        violations.looked(promises.issued().size());
        promises.oddities().forEach(oddity -> violations.add("%s", oddity));
        return violations.finding();
    }
}
