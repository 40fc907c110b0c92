/** What can be asked of registries: claims, their rules and sources, and what may become of the answers. */
package io.sealrail.issuance.claim;
