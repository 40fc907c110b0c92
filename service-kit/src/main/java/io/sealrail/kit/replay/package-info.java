/**
 * A database that was restored from a backup is behind Kafka. What it has lost of what this service itself published is had
 * back from the service's own topics, before the process accepts anything (ADR 22): {@link io.sealrail.kit.replay.OwnEvents} is
 * what a service adds, {@link io.sealrail.kit.replay.ReplayGate} is what waits. Events of others need nothing: consumers go
 * back to where their database is.
 */
package io.sealrail.kit.replay;
