package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;

import io.sealrail.credential.status.EntryState;
import io.sealrail.credential.status.TokenStatuses;
import io.sealrail.verifier.jwt.JwtTimes;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Outcome;

/**
 * A list of statuses, signed as a JWT (draft-ietf-oauth-status-list, 5.1 and 8.3).
 *
 * @param address its {@code sub}
 * @param issuer who signed it
 * @param statuses 1, 2, 4 or 8 bits an entry
 * @param times its time
 * @param ttl how long it may be believed unasked
 */
record TokenList(String address, String issuer, TokenStatuses statuses, JwtTimes times, Duration ttl)
        implements StatusList {

    @Override
    public Finding find(StatusEntry entry, String credentialIssuer, Instant now) {
        if (!issuer.equals(credentialIssuer)) {
            return Finding.STATUS_LIST_OF_ANOTHER_ISSUER;
        }
        if (!address.equals(entry.list())) {
            return Finding.STATUS_LIST_OF_ANOTHER_ADDRESS;
        }
        if (times.at(now).outcome() != Outcome.SUCCESS) {
            return Finding.STATUS_LIST_STALE;
        }
        return entry.index() < statuses.size()
                ? finding(statuses.get((int) entry.index()))
                : Finding.STATUS_INDEX_OUT_OF_RANGE;
    }

    @Override
    public long bytes() {
        return statuses.bytes() + 2L * (address.length() + issuer.length());
    }

    private static Finding finding(int status) {
        if (status == EntryState.VALID.token()) {
            return Finding.NOT_REVOKED;
        }
        if (status == EntryState.REVOKED.token()) {
            return Finding.REVOKED;
        }
        return status == EntryState.SUSPENDED.token() ? Finding.SUSPENDED : Finding.STATUS_OF_APPLICATION;
    }
}
