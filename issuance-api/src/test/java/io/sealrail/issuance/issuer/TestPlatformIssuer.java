package io.sealrail.issuance.issuer;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

import io.sealrail.issuance.IssuanceConfig;

/** The platform's issuer of a platform at another address. */
public final class TestPlatformIssuer {

    private TestPlatformIssuer() {}

    public static PlatformIssuer of(String publicUrl) {
        return new PlatformIssuer(new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("sealrail.public-url", publicUrl)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(IssuanceConfig.class));
    }
}
