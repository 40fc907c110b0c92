package io.sealrail.verifier.sdjwt;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.credential.sdjwt.KeyBinding;
import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

/** Whether the holder whom an authentic SD-JWT VC names made this presentation, for whoever asks and lately (RFC 9901, 7.3). */
@ApplicationScoped
public class CheckKeyBinding {

    private final Workers workers;
    private final Clock clock;
    private final VerifierConfig config;

    CheckKeyBinding(Workers workers, Clock clock, VerifierConfig config) {
        this.workers = workers;
        this.clock = clock;
        this.config = config;
    }

    /** The finding about a credential whose signature is its issuer's; without one its holder is anybody. */
    public Uni<Finding> check(SignedCredential credential, Asked asked) {
        JsonNode confirmation = credential.claims().path("cnf");
        if (confirmation.isMissingNode()) {
            return Uni.createFrom().item(Finding.HOLDER_NOT_NAMED);
        }
        if (!credential.hasKeyBinding()) {
            return Uni.createFrom().item(Finding.KEY_BINDING_MISSING);
        }
        return asked.isComplete()
                ? workers.onWorker(() -> check(credential, confirmation, asked))
                : Uni.createFrom().item(Finding.KEY_BINDING_NOT_ASKED);
    }

    private Finding check(SignedCredential credential, JsonNode confirmation, Asked asked) {
        try {
            Optional<Jwk> holder =
                    confirmation instanceof ObjectNode named ? new HolderKey(named).find() : Optional.empty();
            return holder.map(key -> check(credential, key, asked)).orElse(Finding.HOLDER_KEY_UNSUPPORTED);
        } catch (MalformedJwkException | IllegalArgumentException e) {
            return Finding.HOLDER_KEY_MALFORMED;
        }
    }

    private Finding check(SignedCredential credential, Jwk holder, Asked asked) {
        KeyBinding.Expected expected = KeyBinding.Expected.at(
                clock.instant(),
                config.keyBindingAge().plus(config.clockSkew()),
                config.clockSkew(),
                asked.audience(),
                asked.nonce());
        return KeyBinding.check(credential.sdJwt(), holder, expected)
                .map(CheckKeyBinding::finding)
                .orElse(Finding.KEY_BINDING_VALID);
    }

    private static Finding finding(KeyBinding.Fault fault) {
        return switch (fault) {
            case ABSENT -> Finding.KEY_BINDING_MISSING;
            case WRONG_TYPE -> Finding.KEY_BINDING_TYPE_WRONG;
            case WRONG_SIGNATURE -> Finding.KEY_BINDING_SIGNATURE_INVALID;
            case WRONG_HASH -> Finding.KEY_BINDING_OF_ANOTHER_PRESENTATION;
            case WRONG_AUDIENCE -> Finding.KEY_BINDING_FOR_ANOTHER_AUDIENCE;
            case WRONG_NONCE -> Finding.KEY_BINDING_NONCE_WRONG;
            case NOT_FRESH -> Finding.KEY_BINDING_NOT_FRESH;
        };
    }
}
