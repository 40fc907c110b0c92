/** Drills of what operators do once a year and must be able to do: a restore from backups, with proof that nothing is doubled. */
package io.sealrail.system.drill;
