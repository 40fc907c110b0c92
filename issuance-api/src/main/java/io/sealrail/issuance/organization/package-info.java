/**
 * Organisations that own agents, their members and the keys that act for them: who calls the agents' API, and what the caller
 * may do.
 */
package io.sealrail.issuance.organization;
