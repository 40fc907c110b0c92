package io.sealrail.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sealrail.stack.infra.Databases;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;

import static java.util.Map.entry;

/** The five services of the platform: their processes, databases and environment. */
final class Services {

    static final String ISSUANCE = "issuance-api";
    static final String ONCHAIN = "onchain-worker";
    static final String REVOCATION = "revocation-service";
    static final String STATUS_LIST = "status-list-service";
    static final String VERIFIER = "verifier-service";
    static final Map<String, String> DATABASES = Databases.OF_SERVICES;
    private static final String CALLS_A_SECOND = "500";
    private static final String CALLS_A_MINUTE = "30000";
    private static final String CALLS_A_MINUTE_ABOUT_ONESELF = "600";
    private static final int HEAP_MEGABYTES = 192;

    private final Checkout checkout;
    private final Infrastructure infrastructure;
    private final Secrets secrets;
    private final Map<String, String> notary;
    private final RunOptions options;
    private final Map<String, List<Integer>> ports = new LinkedHashMap<>();
    private final Map<String, Integer> doors = new LinkedHashMap<>();

    /**
     * @param infrastructure as the services are to reach it
     * @param notary what issuance-api is told about the registries that it asks
     */
    Services(
            Checkout checkout,
            Infrastructure infrastructure,
            Secrets secrets,
            Map<String, String> notary,
            RunOptions options) {
        this.checkout = checkout;
        this.infrastructure = infrastructure;
        this.secrets = secrets;
        this.notary = notary;
        this.options = options;
    }

    /** Gives every replica its port. */
    void place(Ports free) {
        Map<String, Integer> replicas = options.replicas();
        for (String service : DATABASES.keySet()) {
            List<Integer> ofService = new ArrayList<>();
            for (int replica = 1; replica <= replicas.getOrDefault(service, 1); replica++) {
                ofService.add(free.of(name(service, replica)));
            }
            ports.put(service, ofService);
            doors.put(service, free.of(service + "-door"));
        }
        replicas.keySet().stream()
                .filter(service -> !DATABASES.containsKey(service))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new StackException("There is no service " + unknown + "; use one of " + DATABASES.keySet());
                });
    }

    Map<String, List<Integer>> ports() {
        return ports;
    }

    /** The port of each service by which other services call it. */
    Map<String, Integer> doors() {
        return doors;
    }

    /** @param publicUrl the base URL of the gateway */
    List<Part> parts(String publicUrl, String contract) {
        List<Part> parts = new ArrayList<>();
        ports.forEach((service, ofService) -> {
            for (int replica = 1; replica <= ofService.size(); replica++) {
                String name = name(service, replica);
                int port = ofService.get(replica - 1);
                Path application = checkout.application(service);
                Map<String, String> environment = new HashMap<>(common(service, publicUrl));
                // pg_stat_activity says whose a connection is
                environment.computeIfPresent("SEALRAIL_DB_URL", (key, url) -> url + "?application_name=" + name);
                environment.put("SEALRAIL_HTTP_PORT", Integer.toString(port));
                environment.putAll(own(service, contract));
                environment.putAll(service.equals(ISSUANCE) ? notary : Map.of());
                parts.add(new ServicePart(name, java(service, name, application), application, port, environment));
            }
        });
        return parts;
    }

    private JavaCommand java(String service, String name, Path application) {
        Optional<Path> archive = Optional.of(options.data().resolve("cds/" + name + ".jsa"))
                .filter(file -> options.archives() || JavaCommand.fits(file, application));
        return new JavaCommand(archive, application, HEAP_MEGABYTES, options.jvmOptions(service, name));
    }

    private Map<String, String> common(String service, String publicUrl) {
        return Map.ofEntries(
                entry("SEALRAIL_ENVIRONMENT", "local"),
                entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                entry("SEALRAIL_LOG_JSON", "false"),
                entry("SEALRAIL_DB_URL", "postgresql://" + infrastructure.postgres() + "/" + DATABASES.get(service)),
                entry("SEALRAIL_DB_USER", infrastructure.user()),
                entry("SEALRAIL_DB_PASSWORD", infrastructure.password()),
                entry("SEALRAIL_KAFKA", infrastructure.kafka()),
                entry("SEALRAIL_PUBLIC_URL", publicUrl),
                entry("SEALRAIL_KEY_ENCRYPTION_KEY", secrets.keyEncryptionKey(service)),
                entry("SEALRAIL_INTERNAL_TOKEN", secrets.internalToken()),
                entry("MP_JWT_VERIFY_PUBLICKEY", secrets.operatorKey().publicKeyPem()),
                entry("SEALRAIL_HTTP_TRUSTED_PROXIES", "127.0.0.1"),
                entry("SEALRAIL_PUBLIC_LIMITS_READS", CALLS_A_SECOND),
                entry("SEALRAIL_PUBLIC_LIMITS_VERIFICATIONS", CALLS_A_SECOND),
                entry("SEALRAIL_PUBLIC_LIMITS_KEYED", CALLS_A_MINUTE),
                entry("SEALRAIL_PUBLIC_LIMITS_WINDOW", "1s"));
    }

    private Map<String, String> own(String service, String contract) {
        switch (service) {
            case ISSUANCE:
                return Map.of(
                        "SEALRAIL_ONCHAIN_URL",
                        url(ONCHAIN),
                        "SEALRAIL_ALLOW_INSECURE_JWKS",
                        "true",
                        "SEALRAIL_KEY_OVERLAP",
                        "PT2S",
                        "SEALRAIL_RATE_LIMITS_ISSUING",
                        CALLS_A_SECOND,
                        "SEALRAIL_RATE_LIMITS_ASKING",
                        CALLS_A_SECOND,
                        "SEALRAIL_RATE_LIMITS_AGENTS_PER_MINUTE",
                        CALLS_A_MINUTE,
                        "SEALRAIL_RATE_LIMITS_NOTARY_PER_SECOND",
                        CALLS_A_SECOND,
                        "SEALRAIL_NOTARY_BATCHES_PER_CLIENT",
                        "50",
                        "SEALRAIL_NOTARY_SELF_ATTESTATION_EVALUATIONS_PER_MINUTE",
                        CALLS_A_MINUTE_ABOUT_ONESELF,
                        "SEALRAIL_NOTARY_SELF_ATTESTATION_CREDENTIALS_PER_MINUTE",
                        CALLS_A_MINUTE_ABOUT_ONESELF);
            case ONCHAIN:
                return Map.of(
                        "SEALRAIL_CHAIN_RPC_URL", infrastructure.rpcUrl(),
                        "SEALRAIL_CHAIN_CONTRACT", contract,
                        "SEALRAIL_CHAIN_KEY", secrets.anchorer().privateKey());
            case VERIFIER:
                return Map.of(
                        "SEALRAIL_ISSUANCE_URL", url(ISSUANCE),
                        "SEALRAIL_STATUS_LIST_URL", url(STATUS_LIST));
            default:
                return Map.of(
                        "SEALRAIL_ISSUANCE_URL", url(ISSUANCE),
                        "SEALRAIL_STATUS_LIST_URL", url(STATUS_LIST));
        }
    }

    /** Calls between services go through doors of the gateway, as on a cluster through those of its services. */
    private String url(String service) {
        return "http://127.0.0.1:" + doors.get(service);
    }

    private static String name(String service, int replica) {
        return replica == 1 ? service : service + "-" + replica;
    }
}
