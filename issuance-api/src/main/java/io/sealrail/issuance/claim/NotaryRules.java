package io.sealrail.issuance.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.claim.source.SourceSettings;
import io.sealrail.issuance.claim.source.Sources;
import io.sealrail.issuance.notary.NotaryProblem;

/**
 * The claims in force. The file is read when the service starts, which fails if anything is wrong with it; every replica looks at
 * it again every 2 s. What is wrong with a later state of it is told, and the rules in force stay.
 */
@ApplicationScoped
public class NotaryRules {

    private static final Logger LOG = Logger.getLogger(NotaryRules.class);

    private final Optional<Path> file;
    private final RulesReader reader;
    private final Sources sources;
    private volatile InForce inForce;
    private volatile String refused;
    private volatile boolean connected;

    NotaryRules(IssuanceConfig config, Config environment, Sources sources, MeterRegistry metrics) {
        this.file = config.notary().config().map(Path::of);
        this.reader = new RulesReader(config.publicUrl(), name -> environment.getOptionalValue(name, String.class));
        this.sources = sources;
        metrics.gauge("sealrail.notary.rules.refused", this, rules -> rules.refused == null ? 0 : 1);
    }

    /** @param digest of the file, hex */
    private record InForce(Rules rules, String digest) {}

    /** The rules in force; empty where no file is configured, which turns the Notary off (501 {@code evidence.server_disabled}). */
    public Optional<Rules> current() {
        return Optional.ofNullable(inForce).map(InForce::rules);
    }

    /** The rules in force; 501 {@code evidence.server_disabled} where the Notary is off. */
    public Rules enabled() {
        return current().orElseThrow(NotaryProblem.SERVER_DISABLED::problem);
    }

    /** Whether the first sources have been connected to, as far as they answered in time; so too where the Notary is off. */
    boolean connected() {
        return file.isEmpty() || connected;
    }

    void onStart(@Observes StartupEvent event) {
        try {
            read();
        } catch (InvalidRulesException e) {
            throw new IllegalStateException("The file of claims cannot be used. " + e.getMessage());
        }
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            read();
        } catch (InvalidRulesException e) {
            LOG.debugf("file of claims is still refused faults=%d", e.faults().size());
        }
    }

    /**
     * Takes the file as it is now.
     *
     * @return what is in force; empty where no file is configured
     * @throws InvalidRulesException if it cannot be used: the rules in force stay
     */
    synchronized Optional<State> read() throws InvalidRulesException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file.get());
        } catch (IOException e) {
            throw refused("unreadable", List.of("file: This cannot be read."));
        }
        return Optional.of(take(bytes, HexFormat.of().formatHex(Sha256.hash(bytes))));
    }

    private State take(byte[] bytes, String digest) throws InvalidRulesException {
        boolean changed = inForce == null || !inForce.digest().equals(digest);
        if (changed) {
            try {
                put(reader.read(bytes), digest);
            } catch (InvalidRulesException e) {
                throw refused(digest, e.faults());
            }
        }
        refused = null;
        return State.of(inForce, changed);
    }

    private void put(Rules rules, String digest) {
        sources.use(rules.sources()).subscribe().with(ignored -> connected = true);
        inForce = new InForce(rules, digest);
        LOG.infof(
                "claims in force version=%s claims=%d digest=%s",
                rules.version(), rules.claims().size(), digest);
    }

    private InvalidRulesException refused(String digest, List<String> faults) {
        if (!digest.equals(refused)) {
            LOG.errorf("file of claims refused, rules in force stay digest=%s faults=%s", digest, faults);
        }
        refused = digest;
        return new InvalidRulesException(faults);
    }

    /**
     * What is in force on a replica.
     *
     * @param version as the file names it
     * @param digest SHA-256 of the file, hex
     * @param changed whether this reading put it in force
     */
    @Schema(name = "NotaryRules")
    record State(String version, String digest, boolean changed, int claims, int credentialProfiles) {

        static State of(InForce now, boolean changed) {
            Rules rules = now.rules();
            return new State(
                    rules.version(),
                    now.digest(),
                    changed,
                    rules.claims().size(),
                    rules.profiles().size());
        }
    }

    /** What one state of the file says. Use one state for the whole of a request. */
    public static final class Rules {

        private final String version;
        private final String serviceId;
        private final String vctBase;
        private final List<ClaimDefinition> claims;
        private final List<CredentialProfile> profiles;

        Rules(
                String version,
                String serviceId,
                String vctBase,
                List<ClaimDefinition> claims,
                List<CredentialProfile> profiles) {
            this.version = version;
            this.serviceId = serviceId;
            this.vctBase = vctBase;
            this.claims = List.copyOf(claims);
            this.profiles = List.copyOf(profiles);
        }

        /** As the file names it. */
        public String version() {
            return version;
        }

        /** The audience of holders' proofs. */
        public String serviceId() {
            return serviceId;
        }

        /** All versions, in the order of the file. */
        public List<ClaimDefinition> claims() {
            return claims;
        }

        /** The newest version. */
        public Optional<ClaimDefinition> claim(String id) {
            return claims.stream()
                    .filter(claim -> claim.ref().id().equals(id))
                    .max(Comparator.comparing(claim -> claim.ref().version(), ClaimVersions.ORDER));
        }

        public Optional<ClaimDefinition> claim(ClaimRef ref) {
            return claims.stream().filter(claim -> claim.ref().equals(ref)).findFirst();
        }

        /** The version; refuses with 404 {@code claim.not_found} or {@code claim.version_not_found}. */
        public ClaimDefinition required(ClaimRef ref) {
            return claim(ref)
                    .orElseThrow(() -> claim(ref.id()).isPresent()
                            ? NotaryProblem.CLAIM_VERSION_NOT_FOUND.problem()
                            : NotaryProblem.CLAIM_NOT_FOUND.problem());
        }

        public List<CredentialProfile> profiles() {
            return profiles;
        }

        public Optional<CredentialProfile> profile(String id) {
            return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
        }

        /** The profile of the type at this address. @param path what follows {@code /vct/} */
        public Optional<CredentialProfile> profileByVct(String path) {
            return profiles.stream()
                    .filter(profile -> profile.vct().equals(vctBase + path))
                    .findFirst();
        }

        Set<SourceSettings> sources() {
            Set<SourceSettings> sources = new LinkedHashSet<>();
            claims.forEach(claim -> sources.add(claim.evidence().source()));
            return sources;
        }
    }
}
