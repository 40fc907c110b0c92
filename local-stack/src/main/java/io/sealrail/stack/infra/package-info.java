/** What the services stand on: PostgreSQL, Kafka and the chain, as real processes with their data on disk. */
package io.sealrail.stack.infra;
