package io.sealrail.kit.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageRows;

/** Events that are committed and not on Kafka. */
final class RelayedRows {

    private RelayedRows() {}

    @Produces
    @Singleton
    static StageRows notRelayed() {
        return new StageRows(
                PipelineStage.RELAYED,
                "select \"timestamp\" as since, 1 as items from outbox where relayed_at is null order by position");
    }
}
