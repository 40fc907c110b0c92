package io.sealrail.system.load;

import java.time.Duration;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.load.Ledger.Kind;

/** What a verifier's user does with credentials that stand and with credentials that do not. */
final class VerifySteps {

    /** No fault keeps a verifier longer from what a served list says: it believes a list for 10 s, and may be held for 20 s. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final String SUSPENDED = "SUSPENDED";

    private final Kit kit;
    private final Random random;
    private final Runnable otherwise;

    /** @param otherwise what is done while there is nothing to verify */
    VerifySteps(Kit kit, Runnable otherwise) {
        this.kit = kit;
        this.random = kit.random();
        this.otherwise = otherwise;
    }

    void standing() {
        kit.held().any(random, any -> true).ifPresentOrElse(this::standing, otherwise);
    }

    private void standing(Held held) {
        fetch(held);
        if (held.document() == null) {
            return;
        }
        boolean settled = held.isSettledSince(SETTLED);
        JsonNode verdict = verify(held);
        for (JsonNode each : verdict.path("results")) {
            String code = each.path("code").asText();
            boolean mayBe = code.equals(SUSPENDED) && (held.isSuspended() || !settled);
            if ("failure".equals(each.path("result").asText()) && !mayBe) {
                kit.ledger().odd("a credential that stands was verified as " + code + " " + held.credentialId());
            }
        }
        if (held.isSuspended() && settled && verdict.path("valid").asBoolean()) {
            kit.ledger().odd("a suspended credential was verified as valid " + held.credentialId());
        }
    }

    void ended() {
        kit.ended().any(random, held -> held.document() != null).ifPresentOrElse(this::ended, this::standing);
    }

    private void ended(Held held) {
        boolean shown = held.isShownSince(SETTLED);
        if (verify(held).path("valid").asBoolean() && shown) {
            kit.ledger().odd("a revoked credential was verified as valid " + held.credentialId());
        }
    }

    private JsonNode verify(Held held) {
        Reply reply = kit.careful().ask("verify", () -> kit.door().verify(held.document()));
        kit.careful().unexpected(reply);
        return reply.body();
    }

    private void fetch(Held held) {
        if (held.document() == null) {
            Reply reply = held.kind() == Kind.AGENT
                    ? kit.careful().ask("current", () -> kit.door().current(held.owner()))
                    : kit.careful().ask("document", () -> kit.door().document(held.owner(), held.credentialId()));
            kit.careful().unexpected(reply);
            JsonNode document = held.kind() == Kind.AGENT ? reply.body().path("credential") : reply.body();
            boolean right = held.kind() != Kind.AGENT
                    || held.credentialId().equals(document.path("id").textValue());
            if (reply.isDone() && document.isObject() && right) {
                held.keep(document);
            } else if (reply.isDone()) {
                kit.ledger().odd("the document was not given of " + held.credentialId());
            }
        }
    }
}
