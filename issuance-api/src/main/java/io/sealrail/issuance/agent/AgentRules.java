package io.sealrail.issuance.agent;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.agentcredential.AgentRefusal;
import io.sealrail.kit.http.Problem;

/** What may be said of an agent. What goes into a credential must be text that every library signs alike. */
final class AgentRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_CAPABILITY = 128;
    private static final int MOST_CAPABILITIES = 64;
    private static final int LARGEST_METADATA = 16 * 1024;
    private static final String NO_METADATA = "{}";

    private AgentRules() {}

    /** The slug of a path; what no agent can be called is as unknown as what no agent is called. */
    static String known(String slug) {
        if (!Agent.isSlug(slug)) {
            throw AgentRefusal.UNKNOWN.problem();
        }
        return slug;
    }

    static String slug(String slug) {
        if (slug == null || !Agent.isSlug(slug)) {
            throw Problem.of(400, "INVALID_SLUG", "agent_slug must be 3 to 64 of a-z, 0-9 and -");
        }
        return slug;
    }

    static String displayName(String name) {
        if (name == null || name.isBlank() || !isText(name, LONGEST_NAME) || name.contains("\n")) {
            throw invalid("display_name must be one line of 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static String description(String description) {
        if (description == null || !isText(description, LONGEST_DESCRIPTION)) {
            throw invalid("description must be text of up to " + LONGEST_DESCRIPTION + " characters");
        }
        return description;
    }

    /** Their order and number are not signed (JSON-LD sets), so none may come twice. */
    static List<String> capabilities(List<String> capabilities) {
        if (capabilities == null || capabilities.isEmpty() || capabilities.size() > MOST_CAPABILITIES) {
            throw invalid("capabilities must be 1 to " + MOST_CAPABILITIES + " texts");
        }
        for (String capability : capabilities) {
            if (capability == null || capability.isBlank() || !isText(capability, LONGEST_CAPABILITY)) {
                throw invalid("capabilities must be texts of 1 to " + LONGEST_CAPABILITY + " characters");
            }
        }
        if (new HashSet<>(capabilities).size() < capabilities.size()) {
            throw invalid("capabilities must differ from each other");
        }
        return capabilities;
    }

    /** The object as text to store; an absent one is empty. */
    static String metadata(ObjectNode metadata) {
        if (metadata == null) {
            return NO_METADATA;
        }
        try {
            if (Jcs.canonicalize(metadata).length > LARGEST_METADATA) {
                throw invalid("metadata must not be larger than 16 KiB");
            }
        } catch (CanonicalizationException e) {
            throw invalid("metadata must be JSON with exact numbers and well-formed text, not nested too deeply");
        }
        return metadata.toString();
    }

    private static boolean isText(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && text.codePoints().allMatch(AgentRules::isAllowed)
                && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static boolean isAllowed(int character) {
        return character == '\n' || character == '\t' || !Character.isISOControl(character);
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "VALIDATION", why);
    }
}
