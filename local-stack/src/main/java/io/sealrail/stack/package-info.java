/**
 * The platform on one machine without Docker: PostgreSQL, Kafka, an EVM chain, the packaged services and the gateway, each
 * a process of its own, for {@code ./run} ({@link io.sealrail.stack.Main}) and for tests
 * ({@link io.sealrail.stack.StackResource}). Knows the other modules by their packaged files and their HTTP doors only.
 */
package io.sealrail.stack;
