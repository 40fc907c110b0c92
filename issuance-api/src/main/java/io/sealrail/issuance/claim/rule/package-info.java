/** What is made of a record: the rules of claims, and the types of their values. */
package io.sealrail.issuance.claim.rule;
