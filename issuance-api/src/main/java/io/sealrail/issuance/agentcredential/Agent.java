package io.sealrail.issuance.agentcredential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An agent as its latest version says it.
 *
 * @param slug its name on the whole platform, for ever
 * @param organizationId whose it is
 * @param capabilities what it may do, in the words of its organisation
 * @param metadata a JSON object as text, for its organisation alone: in no credential
 * @param publicKeyMultibase the agent's own Ed25519 key ({@code z6Mk…}), or {@code null}
 * @param version counts up by one with each credential
 * @param decommissioned whether it has ended; nothing is published for it any more
 */
public record Agent(
        UUID agentId,
        String slug,
        String organizationId,
        String displayName,
        String description,
        List<String> capabilities,
        String metadata,
        String publicKeyMultibase,
        int version,
        boolean decommissioned,
        Instant createdAt,
        Instant updatedAt) {

    /** What a slug looks like, as a regular expression. */
    public static final String SLUG = "[a-z0-9-]{3,64}";

    private static final Pattern SLUGS = Pattern.compile(SLUG);

    /** The columns of {@link #of}, of a table that is called {@code a}. */
    public static final String COLUMNS = """
            a.agent_id, a.slug, a.organization_id, a.display_name, a.description, a.capabilities, a.metadata,
            a.public_key_multibase, a.version, a.status, a.created_at, a.updated_at""";

    /** Whether an agent can be called so. */
    public static boolean isSlug(String text) {
        return SLUGS.matcher(text).matches();
    }

    /** The agent of a row with {@link #COLUMNS}. */
    public static Agent of(Row row) {
        return new Agent(
                row.getUUID("agent_id"),
                row.getString("slug"),
                row.getString("organization_id"),
                row.getString("display_name"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("capabilities")),
                row.getString("metadata"),
                row.getString("public_key_multibase"),
                row.getInteger("version"),
                "decommissioned".equals(row.getString("status")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** The same agent, described anew. */
    public Agent described(String newName, String newDescription, List<String> newCapabilities, String newMetadata) {
        return new Agent(
                agentId,
                slug,
                organizationId,
                newName,
                newDescription,
                newCapabilities,
                newMetadata,
                publicKeyMultibase,
                version,
                decommissioned,
                createdAt,
                updatedAt);
    }

    /** The same agent with another key of its own. */
    public Agent withPublicKey(String newPublicKeyMultibase) {
        return new Agent(
                agentId,
                slug,
                organizationId,
                displayName,
                description,
                capabilities,
                metadata,
                newPublicKeyMultibase,
                version,
                decommissioned,
                createdAt,
                updatedAt);
    }

    Agent nextVersion(Instant now) {
        return new Agent(
                agentId,
                slug,
                organizationId,
                displayName,
                description,
                capabilities,
                metadata,
                publicKeyMultibase,
                version + 1,
                decommissioned,
                createdAt,
                now);
    }
}
