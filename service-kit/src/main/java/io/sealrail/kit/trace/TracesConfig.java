package io.sealrail.kit.trace;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which calls are traced, and who is told. */
@ConfigMapping(prefix = "sealrail.traces")
public interface TracesConfig {

    /** The base URL of a receiver of OTLP over HTTP, such as {@code http://collector:4318}; without it nothing is traced. */
    Optional<String> otlpEndpoint();

    /** The share of calls that are followed, 0 to 1, unless whoever calls has decided already. */
    @WithDefault("0.1")
    double ratio();

    /** Whether the {@code traceparent} of clients is believed: only behind an ingress that writes it itself. */
    @WithDefault("false")
    boolean continueIncoming();
}
