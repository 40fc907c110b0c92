package io.sealrail.kit.production;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommonRulesTest {

    private static final Map<String, String> SOUND = Map.of(
            "sealrail.public-url", "https://credentials.example.org",
            "quarkus.datasource.password", "qN3v8Zr1kT6w",
            "sealrail.internal-token", "b7f5c1d09e2a4836b7f5c1d09e2a4836",
            "mp.jwt.verify.publickey", "-----BEGIN PUBLIC KEY-----",
            "sealrail.key-encryption-key", "q83vASNFZ4mrze8BI0VniavN7wEjRWeJEDJUdpi63P4=",
            "sealrail.lease.duration", "3s");

    @Test
    void hasNothingAgainstASoundSetup() {
        assertEquals(List.of(), objections(SOUND));
        Map<String, String> less = new HashMap<>(SOUND);
        less.remove("sealrail.lease.duration");
        less.remove("sealrail.key-encryption-key");
        assertEquals(List.of(), objections(less), "the lease has a default, and not every service encrypts");
        less.remove("quarkus.datasource.password");
        less.put("quarkus.datasource.credentials-provider", "vault");
        assertEquals(List.of(), objections(less), "a password is not the only way in");
        assertEquals(List.of(), objectionsWith("quarkus.datasource.password", "sealrail-qN3v8Zr1kT6w"));
    }

    @ParameterizedTest
    @CsvSource({
        "sealrail.public-url, http://credentials.example.org, SEALRAIL_PUBLIC_URL",
        "sealrail.public-url, '', SEALRAIL_PUBLIC_URL",
        "quarkus.datasource.password, '', SEALRAIL_DB_PASSWORD",
        "quarkus.datasource.password, tiny-42, SEALRAIL_DB_PASSWORD",
        "quarkus.datasource.password, Change-Me-please, SEALRAIL_DB_PASSWORD",
        "sealrail.internal-token, '', SEALRAIL_INTERNAL_TOKEN",
        "sealrail.internal-token, local-only-0123456789abcdef0123456789, SEALRAIL_INTERNAL_TOKEN",
        "mp.jwt.verify.publickey, '', MP_JWT_VERIFY_PUBLICKEY",
        "sealrail.lease.duration, 0s, SEALRAIL_LEASE_DURATION",
        "sealrail.lease.duration, 500ms, SEALRAIL_LEASE_DURATION"
    })
    void objectsInOneSentenceThatNamesTheSetting(String property, String value, String named) {
        List<String> objections = objectionsWith(property, value);

        assertEquals(1, objections.size(), objections::toString);
        assertTrue(objections.get(0).startsWith(named + " is "), objections::toString);
        assertTrue(value.isEmpty() || !objections.get(0).contains(value), "no setting is repeated, it may be a secret");
    }

    @Test
    void objectsToAKeyThatSomebodyTyped() {
        String zeros = Base64.getEncoder().encodeToString(new byte[32]);
        String typed = Base64.getEncoder().encodeToString("passwordpasswordpasswordpassword".getBytes());
        for (String key : List.of(zeros, typed)) {
            assertEquals(
                    List.of("SEALRAIL_KEY_ENCRYPTION_KEY is not random, make one with: openssl rand -base64 32"),
                    objectionsWith("sealrail.key-encryption-key", key));
        }
    }

    private static List<String> objectionsWith(String property, String value) {
        Map<String, String> changed = new HashMap<>(SOUND);
        changed.put(property, value);
        return objections(changed);
    }

    private static List<String> objections(Map<String, String> settings) {
        return new CommonRules(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build())
                .objections();
    }
}
