package io.sealrail.issuance.claim.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query over a PostgreSQL database.
 *
 * @param url {@code postgresql://host:port/database?sslmode=…}, without user and password
 * @param certificates a PEM file with the authorities that the server's certificate is checked against
 * @param query one {@code select} with parameters {@code $1}, {@code $2}, …
 * @param ordered the names of the parameters, in that order
 */
record SqlSettings(
        String name,
        String url,
        String username,
        Secret password,
        Optional<String> certificates,
        String query,
        List<String> ordered,
        Limits limits)
        implements SourceSettings {

    @Override
    public Set<String> parameters() {
        return new LinkedHashSet<>(ordered);
    }
}
