/** The Java agent that the harness puts into the services it starts; a jar of its own, which knows nothing else of ours. */
package io.sealrail.system.agent;
