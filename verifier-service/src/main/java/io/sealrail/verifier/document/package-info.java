/**
 * Whether a signed JSON-LD document is its issuer's and within its time: for credentials and for the lists that tell their
 * status alike (VC Data Model 1.1 and 2.0, Data Integrity 1.0).
 */
package io.sealrail.verifier.document;
