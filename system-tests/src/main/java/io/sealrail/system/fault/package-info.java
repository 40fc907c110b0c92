/** What can go wrong, as things that can be planned, done and undone: faults, the plan of a round by seed, and their tools. */
package io.sealrail.system.fault;
