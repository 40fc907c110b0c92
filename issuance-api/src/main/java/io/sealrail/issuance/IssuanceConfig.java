package io.sealrail.issuance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator of issuance-api may set; environment names are {@code SEALRAIL_…}. */
@ConfigMapping(prefix = "sealrail")
public interface IssuanceConfig {

    /** Public base URL of the platform without a trailing slash: the origin of contexts, lists and credentials. */
    String publicUrl();

    /** Base URL of onchain-worker inside the platform; without it a timeline says that the chain's part is unknown. */
    Optional<URI> onchainUrl();

    /** Whether JWKS URLs may be plain http or lead to private addresses: for local stacks only. */
    @WithDefault("false")
    boolean allowInsecureJwks();

    /** How old a cached partner, program, issuer, key or secret may be: what another replica changed shows within this. */
    @WithDefault("PT0.8S")
    Duration freshness();

    /** How long a new issuer key is in the DID document before it signs. */
    @WithDefault("PT10M")
    Duration keyOverlap();

    /** Status lists that a new issuer is given. */
    @WithDefault("3")
    int statusLists();

    /** Status indexes that a replica takes at once; those that it holds when it stops are never used. */
    @WithDefault("512")
    int statusBlock();

    /** How partner tokens and their keys are treated. */
    PartnerTokens partnerTokens();

    /** The accepting path. */
    Accepting accepting();

    /** Calls a second and partner or key of the Notary API, or a minute and API key of the agents' API. */
    RateLimits rateLimits();

    /** How many calls with {@code ?wait} a replica holds open at once. */
    @WithDefault("10000")
    int statusWaiters();

    /** How long the answer to a call with an idempotency key is kept. */
    @WithDefault("P7D")
    Duration idempotencyRetention();

    /** Agents and their credentials. */
    Agents agents();

    /** The Notary API. */
    Notary notary();

    /** {@code x-partner-auth} and JWKS. */
    interface PartnerTokens {

        /** How far a partner's clock may be off. */
        @WithDefault("PT30S")
        Duration clockSkew();

        /** A partner's JWKS URL is asked at most once in this time. */
        @WithDefault("PT10S")
        Duration jwksInterval();

        /** Keys older than this are fetched again. */
        @WithDefault("PT5M")
        Duration jwksRefresh();

        /** How long fetched keys are good while their source is down. */
        @WithDefault("PT24H")
        Duration jwksStale();
    }

    /** The queue and its writer. */
    interface Accepting {

        /** Commands that may wait or be in a batch; beyond them calls are refused with 503. */
        @WithDefault("10000")
        int queue();

        /** The most commands in one batch. */
        @WithDefault("256")
        int batch();

        /** How many batches are written at the same time. */
        @WithDefault("3")
        int lanes();
    }

    /** Token buckets. */
    interface RateLimits {

        /** Issue calls and webhooks. */
        @WithDefault("200")
        double issuing();

        /** Status and document calls. */
        @WithDefault("500")
        double asking();

        /** Calls a minute with one API key, all of which may come at once. */
        @WithDefault("60")
        int agentsPerMinute();

        /** Calls a second with one key of the Notary API. */
        @WithDefault("200")
        double notaryPerSecond();

        /** How many seconds' worth of the calls of a partner, or of a key of the Notary API, may come at once. */
        @WithDefault("2")
        double burstSeconds();
    }

    /** What agents' credentials are like. */
    interface Agents {

        /** How long a credential is valid. */
        @WithDefault("P365D")
        Duration validity();

        /** Whether a credential carries an {@code eddsa-rdfc-2022} proof beside {@code Ed25519Signature2020}. */
        @WithDefault("false")
        boolean secondProof();

        /** How long a revocation that was begun and never ended keeps an agent's next credential back. */
        @WithDefault("PT10S")
        Duration revocationFence();

        /** Whether a key that an agent brings must come with a proof that its owner has the private one. */
        @WithDefault("false")
        boolean requireKeyProof();
    }

    /** Evaluations of claims, and credentials from them. */
    interface Notary {

        /** The YAML file with claims, sources and credential profiles; without it the Notary is off. */
        Optional<String> config();

        /** How long an evaluation may be used. */
        @WithDefault("PT15M")
        Duration evaluationLife();

        /** After this, the items of a batch that have no answer yet fail; less than two minutes. */
        @WithDefault("PT30S")
        Duration batchDeadline();

        /** How many batches of one client a replica works at; more are refused. */
        @WithDefault("2")
        int batchesPerClient();

        /** What people may do about themselves. */
        SelfAttestation selfAttestation();

        /** What the ids of credentials begin with, before their ULID: letters, digits and {@code : . _ -}. */
        @WithDefault("urn:registry-notary:credential:")
        String credentialIdPrefix();
    }

    /** Calls a minute for one person of a client, or one holder of a credential; over all replicas. */
    interface SelfAttestation {

        /** Evaluations. */
        @WithDefault("30")
        int evaluationsPerMinute();

        /** Credentials. */
        @WithDefault("10")
        int credentialsPerMinute();
    }
}
