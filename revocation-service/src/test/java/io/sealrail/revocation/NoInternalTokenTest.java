package io.sealrail.revocation;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

/** Without a token revocations work, and no answer names a version. */
@OnStack
@TestProfile(NoInternalTokenTest.NoToken.class)
class NoInternalTokenTest {

    /** The setting as it is when the environment names no token. */
    public static final class NoToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sealrail.revocation.internal-token", "");
        }
    }

    @Test
    void revokesAnAgentAndNamesNoVersion() {
        AgentsStand.call("admin")
                .body("{\"reason\":\"a\"}")
                .post("/api/v1/agents/agent-1/credentials/revoke")
                .then()
                .statusCode(200)
                .body("vc_id", equalTo(AgentsStand.credentialId(1, 2)))
                .body("$", hasKey("list_version"))
                .body("list_version", nullValue());
    }
}
