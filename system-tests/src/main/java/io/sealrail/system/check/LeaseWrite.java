package io.sealrail.system.check;

/**
 * Somebody wrote what only the holder of a lease may write, while the lease had this token.
 *
 * @param writer {@code application_name} of the connection
 */
record LeaseWrite(String service, String lease, long token, String writer) {}
