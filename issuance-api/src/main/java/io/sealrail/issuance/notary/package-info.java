/**
 * What all of the Notary API shares: its problems (RFC 9457), each with the document that its {@code type} leads to.
 */
package io.sealrail.issuance.notary;
