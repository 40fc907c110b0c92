/**
 * The one way in which an agent's credential comes to be and ends, and the fence that keeps new ones back while the agent's
 * credentials are being revoked. Registration, versions and the rotation of an agent's key all go through
 * {@link io.sealrail.issuance.agentcredential.PublishAgent}.
 */
package io.sealrail.issuance.agentcredential;
