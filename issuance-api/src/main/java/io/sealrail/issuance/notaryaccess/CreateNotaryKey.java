package io.sealrail.issuance.notaryaccess;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.apikey.ApiKeyHashes;
import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.kit.http.Problem;

/** Makes a key for a client. */
@ApplicationScoped
class CreateNotaryKey {

    private final NotaryClients clients;
    private final NotaryKeys keys;
    private final ApiKeyHashes hashes;
    private final Transactions transactions;
    private final Clock clock;

    CreateNotaryKey(
            NotaryClients clients, NotaryKeys keys, ApiKeyHashes hashes, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.hashes = hashes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the key, which works when this completes; its text is in the result and nowhere else. */
    Uni<Created> create(String clientId, Wanted wanted) {
        ApiKeyText text = ApiKeyText.generate(ApiKeyKind.NOTARY);
        Instant now = Inputs.now(clock);
        return transactions
                .write(() -> clients.known(clientId)
                        .map(client -> new NotaryKey(client, wanted.name(), wanted.scopes(), now))
                        .flatMap(key -> keys.persist(key.knownBy(text.prefix(), hashes.of(text)))))
                .map(key -> new Created(key, text));
    }

    /** A key to be. */
    record Wanted(String name, List<String> scopes) {

        private static final int MOST_SCOPES = 100;

        /**
         * What an operator gave.
         *
         * @throws Problem 400 {@code VALIDATION}
         */
        static Wanted of(String name, List<String> scopes) {
            boolean usable = scopes != null
                    && scopes.size() <= MOST_SCOPES
                    && scopes.stream().allMatch(Wanted::isScope);
            if (!usable) {
                throw Problem.of(
                        400, "VALIDATION", "scopes must be an array of texts such as farmer_registry:evidence");
            }
            return new Wanted(Inputs.text("name", name), scopes);
        }

        private static boolean isScope(String text) {
            return text != null && NotaryCaller.SCOPE.matcher(text).matches();
        }
    }

    /** A new key, this once with its text. */
    record Created(NotaryKey key, ApiKeyText text) {}
}
