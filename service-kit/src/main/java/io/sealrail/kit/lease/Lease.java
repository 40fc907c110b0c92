package io.sealrail.kit.lease;

import java.util.regex.Pattern;

/**
 * The right to be the only one who does something, for a few seconds at a time.
 *
 * @param name what is guarded: lower-case letters, digits and dashes
 * @param holder the process that holds it
 * @param token the fencing token: grows with every change of holder, so an older token never writes again
 */
public record Lease(String name, String holder, long token) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");

    public Lease {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a lease is named by lower-case letters, digits and dashes");
        }
    }

    /**
     * The SQL condition for the {@code where} of every write under this lease; it needs no parameters. It locks the lease's row
     * until the transaction ends, so the lease cannot pass to another holder between the check and the commit: keep the
     * transaction short. A write that matches no row because of it was fenced off; stop and leave it to the new holder.
     */
    public String fence() {
        return "exists (select 1 from leases where name = '" + name + "' and token = " + token
                + " and expires_at > clock_timestamp() for share)";
    }
}
