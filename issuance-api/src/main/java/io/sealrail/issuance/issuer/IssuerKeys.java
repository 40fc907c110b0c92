package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Signer;
import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.secret.KeyEncryption;

/** The keys of the issuers. */
@ApplicationScoped
public class IssuerKeys implements PanacheRepositoryBase<IssuerKey, String> {

    private final KeyEncryption encryption;
    private final Clock clock;
    private final Fresh<String, List<IssuerKey>> fresh;
    private final ConcurrentHashMap<String, Signer> signers = new ConcurrentHashMap<>();

    IssuerKeys(Transactions transactions, KeyEncryption encryption, Clock clock, IssuanceConfig config) {
        this.encryption = encryption;
        this.clock = clock;
        this.fresh = new Fresh<>(config.freshness(), did -> transactions.read(() -> listed(did)));
    }

    /**
     * Signs with the issuer's newest key whose time has come. Ask for each credential: another key may sign from the next
     * instant on.
     *
     * @throws NoSigningKeyException (in the Uni) when the issuer is unknown or all its keys have ended
     */
    public Uni<Signer> signer(String issuerDid) {
        return fresh.get(issuerDid).map(keys -> signer(active(keys, clock.instant())));
    }

    /** Every key of the DID, oldest first, as of at most {@link IssuanceConfig#freshness()} ago. */
    Uni<List<IssuerKey>> ofIssuer(String issuerDid) {
        return fresh.get(issuerDid);
    }

    /** Every key of the DID, oldest first, in the current session. */
    Uni<List<IssuerKey>> listed(String issuerDid) {
        return list("issuerDid = ?1 order by createdAt, keyId", issuerDid);
    }

    /** Every key of these DIDs by DID, oldest first, in the current session. */
    Uni<Map<String, List<IssuerKey>>> ofIssuers(List<String> dids) {
        return list("issuerDid in ?1 order by createdAt, keyId", dids)
                .map(all -> all.stream().collect(Collectors.groupingBy(IssuerKey::issuerDid)));
    }

    void changed(String issuerDid) {
        fresh.forget(issuerDid);
    }

    static IssuerKey active(List<IssuerKey> keys, Instant now) {
        return ifActive(keys, now).orElseThrow(NoSigningKeyException::new);
    }

    static Optional<IssuerKey> ifActive(List<IssuerKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.isAssertion()
                        && !key.isListedOnly(now)
                        && !key.activeFrom().isAfter(now))
                .max(Comparator.comparing(IssuerKey::activeFrom));
    }

    private Signer signer(IssuerKey key) {
        return signers.computeIfAbsent(key.keyId(), id -> {
            byte[] seed = encryption.decrypt(key.encryptedPrivateKey(), id);
            return Ed25519KeyPair.fromSeed(seed).signer(id);
        });
    }
}
