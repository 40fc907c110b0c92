package io.sealrail.kit.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.runtime.StartupEvent;

/** Refuses to start a service that encrypts secrets without a proper key; services that do not inject it need none. */
@ApplicationScoped
class KeyEncryptionCheck {

    void onStart(@Observes StartupEvent event) {
        try (InstanceHandle<KeyEncryption> used = Arc.container().instance(KeyEncryption.class)) {
            used.get();
        }
    }
}
