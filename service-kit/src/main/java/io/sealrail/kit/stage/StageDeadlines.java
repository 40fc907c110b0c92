package io.sealrail.kit.stage;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a stage may take until what is in it counts as overdue; environment names are {@code SEALRAIL_DEADLINES_…}. */
@ConfigMapping(prefix = "sealrail.deadlines")
public interface StageDeadlines {

    @WithDefault("10s")
    Duration relayed();

    @WithDefault("15s")
    Duration batched();

    @WithDefault("30s")
    Duration sent();

    @WithDefault("2m")
    Duration confirmed();

    @WithDefault("3m")
    Duration visible();

    @WithDefault("5s")
    Duration revocationVisible();

    /** The deadline of a stage. */
    default Duration of(PipelineStage stage) {
        switch (stage) {
            case RELAYED:
                return relayed();
            case BATCHED:
                return batched();
            case SENT:
                return sent();
            case CONFIRMED:
                return confirmed();
            case VISIBLE:
                return visible();
            default:
                return revocationVisible();
        }
    }
}
