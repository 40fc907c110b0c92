/**
 * What a process says of itself: liveness is "restart me", readiness is "send me no calls", and what another part's absence
 * delays is told by {@code /q/health/group/dependencies}, which restarts nobody.
 */
package io.sealrail.kit.health;
