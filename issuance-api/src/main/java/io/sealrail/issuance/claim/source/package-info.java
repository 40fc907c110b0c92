/** The registries that claims are asked of: how they are reached, and how their trouble is kept from everybody else. */
package io.sealrail.issuance.claim.source;
