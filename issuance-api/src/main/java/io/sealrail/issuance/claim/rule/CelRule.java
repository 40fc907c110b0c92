package io.sealrail.issuance.claim.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** {@code cel: "…"}: an expression, compiled and type-checked when the file was read. */
final class CelRule implements Rule {

    private final CelRuntime.Program program;
    private final ValueType type;

    CelRule(CelRuntime.Program program, ValueType type) {
        this.program = program;
        this.type = type;
    }

    @Override
    public JsonNode value(Facts facts) {
        JsonNode result = CelValues.json(evaluate(facts));
        if (result.isNull()) {
            return NullNode.getInstance();
        }
        return type.of(result).orElseThrow(() -> new RuleFailure("expression gave no " + type.text()));
    }

    private Object evaluate(Facts facts) {
        Instant today = facts.today().atStartOfDay().toInstant(ZoneOffset.UTC);
        try {
            return program.eval(Map.of(
                    "record", CelValues.of(facts.record()), "target", CelValues.of(facts.target()), "today", today));
        } catch (CelEvaluationException e) {
            throw new RuleFailure("expression failed: " + e.getErrorCode());
        }
    }
}
