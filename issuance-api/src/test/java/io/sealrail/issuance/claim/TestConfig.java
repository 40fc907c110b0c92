package io.sealrail.issuance.claim;

import java.nio.file.Path;
import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

import io.sealrail.issuance.IssuanceConfig;

/** Settings that differ from those of the module's tests. */
final class TestConfig {

    private TestConfig() {}

    /** No file of claims. */
    static IssuanceConfig without() {
        return builder().build().getConfigMapping(IssuanceConfig.class);
    }

    /** Another file of claims. */
    static IssuanceConfig with(Path file) {
        return builder()
                .withDefaultValue("sealrail.notary.config", file.toString())
                .build()
                .getConfigMapping(IssuanceConfig.class);
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("sealrail.public-url", "http://sealrail.test")
                .withConverter(Duration.class, 200, new DurationConverter());
    }
}
