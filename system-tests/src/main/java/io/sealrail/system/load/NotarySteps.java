package io.sealrail.system.load;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;

import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.load.Careful.Tried;
import io.sealrail.system.load.Ledger.Issued;
import io.sealrail.system.load.Ledger.Kind;

/** What a wallet and its notary do: an evaluation, and a credential from it. */
final class NotarySteps {

    private final Kit kit;
    private final HolderKey wallet = HolderKey.generate();

    NotarySteps(Kit kit) {
        this.kit = kit;
    }

    void issue() {
        Reply evaluated = kit.careful().ask("evaluate", () -> kit.door().evaluate());
        kit.careful().unexpected(evaluated);
        if (evaluated.isDone()) {
            issueFrom(evaluated.text("evaluation_id"));
        }
    }

    /** Each try has a proof of its own, so that one whose answer was lost may have made another credential: that stays in doubt. */
    private void issueFrom(String evaluationId) {
        Tried tried = kit.careful()
                .call("issue from evaluation", () -> kit.door().issueFrom(evaluationId, wallet), List.of(evaluationId));
        kit.careful().unexpected(tried.last());
        if (tried.isDone()) {
            String id = tried.last().text("credential_id");
            kit.ledger().issued(new Issued(Kind.NOTARY, id, null, null, null, null, Instant.now()));
            Held held = new Held(Kind.NOTARY, evaluationId, null, id);
            held.keep(TextNode.valueOf(tried.last().text("credential")));
            kit.held().put(held);
        }
    }
}
