/** Traces: from the HTTP call through the outbox and Kafka to the transaction and back. */
package io.sealrail.kit.trace;
