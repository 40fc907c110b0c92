/**
 * The keys that agents bring: proof that they have them, the DID documents that show them, and their rotation, which issues the
 * agent's next credential. Owns agent_keys; publishes and consumes nothing of its own.
 */
package io.sealrail.issuance.agentkey;
