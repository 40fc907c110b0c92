package io.sealrail.kit.production;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

/** What every service is asked: its secrets, its public address, its leases. */
@ApplicationScoped
class CommonRules implements ProductionRule {

    private static final int LEAST_PASSWORD = 12;

    /** 32 random bytes have fewer different ones less than once in 10^12 keys. */
    private static final int LEAST_DIFFERENT_BYTES = 16;

    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);
    private static final Set<String> OF_EXAMPLES =
            Set.of("change-me", "changeme", "example", "local-only", "password", "postgres", "secret");

    private final Config config;

    CommonRules(Config config) {
        this.config = config;
    }

    @Override
    public List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (!text("sealrail.public-url").startsWith("https://")) {
            objections.add(
                    "SEALRAIL_PUBLIC_URL is not https: whoever is on the way could change credentials and status lists.");
        }
        String password = text("quarkus.datasource.password");
        boolean otherLogin = !text("quarkus.datasource.credentials-provider").isEmpty();
        if (!otherLogin && (password.length() < LEAST_PASSWORD || isOfAnExample(password))) {
            objections.add("SEALRAIL_DB_PASSWORD is missing, shorter than " + LEAST_PASSWORD
                    + " characters or that of an example.");
        }
        String token = text("sealrail.internal-token");
        if (token.isEmpty() || isOfAnExample(token)) {
            objections.add(
                    "SEALRAIL_INTERNAL_TOKEN is missing or that of an example: services would not know each other.");
        }
        if (text("mp.jwt.verify.publickey").isEmpty()
                && text("mp.jwt.verify.publickey.location").isEmpty()) {
            objections.add("MP_JWT_VERIFY_PUBLICKEY is missing: no operator could do anything.");
        }
        if (isChosenByHand(text("sealrail.key-encryption-key"))) {
            objections.add("SEALRAIL_KEY_ENCRYPTION_KEY is not random, make one with: openssl rand -base64 32");
        }
        if (config.getOptionalValue("sealrail.lease.duration", Duration.class)
                .filter(lease -> lease.compareTo(LEAST_LEASE) < 0)
                .isPresent()) {
            objections.add(
                    "SEALRAIL_LEASE_DURATION is less than a second: replicas would take the sender's and publisher's place from each other.");
        }
        return objections;
    }

    private String text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).orElse("");
    }

    private static boolean isOfAnExample(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return OF_EXAMPLES.stream().anyMatch(lower::startsWith);
    }

    /** A missing one, or one of another length, is refused wherever a key is needed. */
    private static boolean isChosenByHand(String base64Key) {
        return decoded(base64Key)
                .filter(key -> key.length > 0)
                .map(key -> new String(key, StandardCharsets.ISO_8859_1)
                        .chars()
                        .distinct()
                        .count())
                .filter(different -> different < LEAST_DIFFERENT_BYTES)
                .isPresent();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
