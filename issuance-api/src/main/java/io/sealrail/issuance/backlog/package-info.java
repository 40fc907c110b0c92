/** How much may wait for Kafka and for the chain before nothing new is accepted (ADR 26). */
package io.sealrail.issuance.backlog;
