package io.sealrail.verifier.status;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Makes a status list out of the bytes that were served, if its issuer signed them. */
@ApplicationScoped
class ReadStatusList {

    private final ReadW3cList w3c;
    private final ReadTokenList token;

    ReadStatusList(ReadW3cList w3c, ReadTokenList token) {
        this.w3c = w3c;
        this.token = token;
    }

    /**
     * Reads a list.
     *
     * @param issuer who must have issued it, if that is known: nobody else's key is then looked for
     */
    Uni<ListLookup> read(byte[] body, ListType type, Optional<String> issuer) {
        return type instanceof W3cListType embedded ? w3c.read(body, embedded, issuer) : token.read(body, issuer);
    }
}
