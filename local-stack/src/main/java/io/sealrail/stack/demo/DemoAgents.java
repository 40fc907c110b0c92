package io.sealrail.stack.demo;

/**
 * An organisation with an agent, and its neighbour.
 *
 * @param key of a plain member
 * @param adminKey of an admin of the same organisation
 * @param slug the agent's
 * @param otherOrgKey of an admin of another organisation
 */
record DemoAgents(String key, String adminKey, String slug, String otherOrgKey) {

    @Override
    public String toString() {
        return "DemoAgents[" + slug + "]";
    }
}
