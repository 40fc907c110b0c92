/**
 * What clients do while faults happen, and what they were told.
 *
 * <p>{@link io.sealrail.system.load.Load} makes the calls, {@link io.sealrail.system.load.Ledger} keeps the answers, and
 * {@link io.sealrail.system.load.Disturber} brings events twice, out of their order, or unreadable. What a caller was not told is in
 * doubt: a call whose answer was lost may come late, so whatever it could still change is asked for again with the same key, asked
 * for in its final form, or left alone. What the ledger says of the rest must hold at any time.
 */
package io.sealrail.system.load;
