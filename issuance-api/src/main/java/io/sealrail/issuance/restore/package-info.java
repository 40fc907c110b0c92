/**
 * Brings back what a restored database has lost from the service's own topics, as far as ids, digests and times go, and tells
 * the operator the rest by id (ADR 22).
 */
package io.sealrail.issuance.restore;
