package io.sealrail.revocation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.IssueRequested;
import io.sealrail.kit.http.InternalToken;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Without a token nobody is told of a change ahead of its event, and no version is known; with one it is. */
class NoInternalTokenTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void namesNoVersionAndTellsNobody() {
        assertNull(listVersion(Optional.empty()));
        assertEquals(0, calls.get());
    }

    @Test
    void namesTheVersionWithAToken() {
        assertEquals(7L, listVersion(Optional.of(StatusListStand.TOKEN)));
        assertEquals(1, calls.get());
    }

    private Long listVersion(Optional<String> token) {
        IssueRequested credential = Told.credentialOf("unheard");
        CredentialStatus change = new CredentialStatus(
                credential.credentialId(),
                credential.issuerDid(),
                credential.status(),
                CredentialStatus.State.REVOKED,
                CredentialStatus.Cause.OWNER,
                1,
                credential.issuedAt());
        RevocationConfig config = new SmallRyeConfigBuilder()
                .withMapping(RevocationConfig.class)
                .build()
                .getConfigMapping(RevocationConfig.class);
        return new PushChanges(this::published, config, new InternalToken(token))
                .listVersion(List.of(change), change)
                .await()
                .atMost(ofSeconds(10));
    }

    private Uni<List<StatusListApi.Published>> published(String authorization, List<CredentialStatus> changes) {
        calls.incrementAndGet();
        return Uni.createFrom().item(List.of(new StatusListApi.Published("unheard", 7L)));
    }
}
