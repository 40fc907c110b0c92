package io.sealrail.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageRows;

/** Events that are committed and not on Kafka. */
@ApplicationScoped
class RelayedRows implements StageRows {

    @Override
    public PipelineStage stage() {
        return PipelineStage.RELAYED;
    }

    @Override
    public String longestWaitingFirst() {
        return "select \"timestamp\" as since, 1 as items from outbox where relayed_at is null order by position";
    }
}
