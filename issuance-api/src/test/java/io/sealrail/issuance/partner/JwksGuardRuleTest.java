package io.sealrail.issuance.partner;

import java.util.List;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JwksGuardRuleTest {

    @Test
    void objectsToAGuardThatIsOff() {
        assertEquals(List.of(), objections(false));
        assertEquals(1, objections(true).size());
        assertTrue(objections(true).get(0).startsWith("SEALRAIL_ALLOW_INSECURE_JWKS is true: "));
    }

    private static List<String> objections(boolean allowInsecure) {
        IssuanceConfig config = new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .addDiscoveredConverters()
                .withDefaultValue("sealrail.public-url", "https://sealrail.test")
                .withDefaultValue("sealrail.allow-insecure-jwks", Boolean.toString(allowInsecure))
                .build()
                .getConfigMapping(IssuanceConfig.class);
        return new JwksGuardRule(config).objections();
    }
}
