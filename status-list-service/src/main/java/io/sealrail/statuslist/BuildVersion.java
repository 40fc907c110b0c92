package io.sealrail.statuslist;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Signer;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;

/** Builds and signs the next version of a list from its rows, on a worker thread. */
@ApplicationScoped
class BuildVersion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListDocuments documents;
    private final StatusListConfig config;
    private final KeyEncryption keyEncryption;
    private final Workers workers;
    private final Clock clock;
    private final Contexts contexts = Contexts.bundled();
    private final Timer timer;

    BuildVersion(
            ListDocuments documents,
            StatusListConfig config,
            KeyEncryption keyEncryption,
            Workers workers,
            Clock clock,
            MeterRegistry registry) {
        this.documents = documents;
        this.config = config;
        this.keyEncryption = keyEncryption;
        this.workers = workers;
        this.clock = clock;
        this.timer = Timer.builder("sealrail.status.list.build")
                .description("Building and signing one version of a list")
                .register(registry);
    }

    Uni<ListVersion> next(ListRows rows) {
        Supplier<ListVersion> build = () -> build(rows);
        return workers.onWorker(() -> timer.record(build));
    }

    private ListVersion build(ListRows rows) {
        StatusList list = rows.list();
        StatusBits bits = rows.bits();
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(config.validity());
        Signer signer = signer(list);
        ObjectNode statusList2021 = DataIntegrity.sign(
                documents.statusList2021(list, bits, from, until),
                Cryptosuite.ED25519_SIGNATURE_2020,
                signer,
                from,
                contexts);
        ObjectNode bitstring = DataIntegrity.sign(
                documents.bitstring(list, bits, from, until), Cryptosuite.EDDSA_RDFC_2022, signer, from, contexts);
        String token = documents.token(list, rows.tokenStatuses(), from, until).sign(signer);
        return new ListVersion(
                list.listId(),
                list.version() + 1,
                rows.changes(),
                bytes(documents.flat(list, bits)),
                bytes(statusList2021),
                bytes(bitstring),
                token.getBytes(StandardCharsets.US_ASCII),
                until,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Signer signer(StatusList list) {
        byte[] seed = keyEncryption.decrypt(list.encryptedPrivateKey(), list.keyId());
        return Ed25519KeyPair.fromSeed(seed).signer(list.keyId());
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list document cannot be written", e);
        }
    }
}
