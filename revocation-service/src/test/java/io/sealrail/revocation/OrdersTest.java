package io.sealrail.revocation;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OrdersTest {

    @Test
    void tellNeitherReasonNorAuthorization() {
        var caller = new ApiCaller("org-1", "mem-7", "key-1", "admin", Set.of());
        var ofAgent = new RevokeAgent.Order("travel", "canary", caller, "Bearer canary", Runnable::run);
        var ofCredential = new ChangeCredential.Order("c2x", Transition.REVOKE, "canary", "operator", "Bearer canary");

        assertEquals("Order[slug=travel]", ofAgent.toString());
        assertEquals("Order[credentialId=c2x, transition=REVOKE]", ofCredential.toString());
    }
}
