package io.sealrail.issuance.claim.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A registry that answers GET with JSON.
 *
 * @param certificates a PEM file with the authorities that the server's certificate is checked against, instead of Java's own
 * @param record where in the answer the record, or the list of records, is
 * @param largest bytes of an answer
 */
record HttpSettings(
        String name,
        UrlTemplate url,
        Map<String, Secret> headers,
        Optional<String> certificates,
        JsonPointer record,
        int largest,
        Limits limits)
        implements SourceSettings {

    @Override
    public Set<String> parameters() {
        return url.parameters();
    }
}
