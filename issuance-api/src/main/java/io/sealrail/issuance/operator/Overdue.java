package io.sealrail.issuance.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageDeadlines;

/** Marks the step that a credential is at, if it is there for longer than it may. */
record Overdue(StageDeadlines deadlines, Instant now) {

    private static final Map<String, PipelineStage> STAGES = Map.of(
            "relayed",
            PipelineStage.RELAYED,
            "batch",
            PipelineStage.BATCHED,
            "transaction",
            PipelineStage.SENT,
            "block",
            PipelineStage.CONFIRMED,
            "confirmed",
            PipelineStage.CONFIRMED,
            "visible",
            PipelineStage.VISIBLE);

    /** The first step that is not done waits since the last one before it whose time is known. */
    List<Stage> mark(List<Stage> stages) {
        List<Stage> marked = new ArrayList<>(stages);
        Instant since = null;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (!"done".equals(stage.state())) {
                marked.set(i, marked(stage, since));
                return marked;
            }
            since = stage.at() == null ? since : stage.at();
        }
        return marked;
    }

    private Stage marked(Stage stage, Instant since) {
        if (since == null || !STAGES.containsKey(stage.stage())) {
            return stage;
        }
        Duration waiting = Duration.between(since, now);
        Duration deadline = deadlines.of(STAGES.get(stage.stage()));
        if (waiting.compareTo(deadline) <= 0) {
            return stage;
        }
        Map<String, Object> details = new LinkedHashMap<>(stage.details());
        details.put("overdue", true);
        details.put("waitingSeconds", waiting.toSeconds());
        details.put("deadlineSeconds", deadline.toSeconds());
        return new Stage(stage.stage(), stage.state(), stage.at(), details);
    }
}
