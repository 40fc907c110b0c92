/** Reads the service's own topics at its start, beyond what its database has published, and holds everything else back (ADR 22). */
package io.sealrail.kit.restore;
