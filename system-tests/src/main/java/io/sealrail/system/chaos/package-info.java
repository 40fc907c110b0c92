/** A round: the stack, load, faults by plan, the check, and a report of it that a person understands. */
package io.sealrail.system.chaos;
