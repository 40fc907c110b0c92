package io.sealrail.system.check;

/** {@link CheckName#ONE_WRITER_AT_A_TIME}. */
final class OneWriterAtATime implements Check {

    private record Term(String service, String lease, long token) {

        @Override
        public String toString() {
            return "token " + token + " of " + service + "'s lease " + lease;
        }
    }

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.ONE_WRITER_AT_A_TIME);
        Owners<Term> writers = new Owners<>(violations, "writers under");
        for (LeaseWrite write : snapshot.leaseWrites()) {
            writers.add(new Term(write.service(), write.lease(), write.token()), write.writer(), "the witness");
            violations.unless(
                    write.writer().startsWith(write.service()),
                    "%s: the connections of %s do not say whose they are (application_name)",
                    write.writer(),
                    write.service());
        }
        return violations.finding();
    }
}
