package io.sealrail.issuance.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

import io.sealrail.issuance.IssuanceConfig;

/** The rules of the tests' claims, without a service around them. */
public final class TestRules {

    private TestRules() {}

    /** Where no file is configured. */
    public static NotaryRules off() {
        IssuanceConfig config = new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("sealrail.public-url", "http://sealrail.test")
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(IssuanceConfig.class);
        return new NotaryRules(config, null, null, new SimpleMeterRegistry());
    }

    /** What {@code notary.yaml} says. */
    public static NotaryRules.Rules ofTests() {
        try (InputStream file = TestRules.class.getResourceAsStream("/notary.yaml")) {
            return new RulesReader("http://sealrail.test", name -> Optional.of("postgresql://localhost/test"))
                    .read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidRulesException e) {
            throw new IllegalStateException(e);
        }
    }
}
