package io.sealrail.kit.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import io.quarkus.runtime.StartupEvent;

/** Refuses to start a service that encrypts secrets without a proper key; a service that does not inject it needs none. */
@ApplicationScoped
class KeyEncryptionCheck {

    void onStart(@Observes StartupEvent event, BeanManager beans) {
        for (Bean<?> used : beans.getBeans(KeyEncryption.class)) {
            beans.getReference(used, KeyEncryption.class, beans.createCreationalContext(used));
        }
    }
}
