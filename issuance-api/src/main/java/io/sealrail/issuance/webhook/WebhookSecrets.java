package io.sealrail.issuance.webhook;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.secret.KeyEncryption;

/** The secrets of incoming webhooks. */
@ApplicationScoped
public class WebhookSecrets implements PanacheRepositoryBase<StoredWebhookSecret, UUID> {

    private static final String ALL = "active";

    private final KeyEncryption encryption;
    private final Fresh<String, List<WebhookSecret>> fresh;
    private final ConcurrentHashMap<UUID, WebhookSecret> decrypted = new ConcurrentHashMap<>();

    WebhookSecrets(Transactions transactions, KeyEncryption encryption, IssuanceConfig config) {
        this.encryption = encryption;
        this.fresh = new Fresh<>(config.freshness(), all -> transactions.read(this::load));
    }

    /** Every secret that is not retired, as of at most {@link IssuanceConfig#freshness()} ago. */
    public Uni<List<WebhookSecret>> active() {
        return fresh.get(ALL);
    }

    void changed() {
        fresh.forget(ALL);
    }

    private Uni<List<WebhookSecret>> load() {
        return list("retiredAt is null order by createdAt")
                .map(stored -> stored.stream().map(this::decrypt).toList());
    }

    private WebhookSecret decrypt(StoredWebhookSecret stored) {
        return decrypted.computeIfAbsent(
                stored.secretId(),
                id -> new WebhookSecret(
                        id,
                        stored.partnerId(),
                        stored.programId(),
                        encryption.decrypt(stored.encryptedSecret(), id.toString())));
    }
}
