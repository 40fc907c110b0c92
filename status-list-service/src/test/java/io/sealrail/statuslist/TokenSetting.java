package io.sealrail.statuslist;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The token that revocation-service would show. */
public final class TokenSetting implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "internal-token-of-the-tests-0123456789";

    @Override
    public Map<String, String> start() {
        return Map.of("SEALRAIL_INTERNAL_TOKEN", TOKEN);
    }

    @Override
    public void stop() {}
}
