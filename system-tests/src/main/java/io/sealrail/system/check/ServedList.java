package io.sealrail.system.check;

import java.util.BitSet;
import java.util.Map;

/**
 * One list as one replica serves it.
 *
 * @param replica its address
 * @param version by the header of its answers, the lowest of the forms; 0 if one is not served
 * @param revoked the revoked indexes as each form that is served shows them
 * @param suspended the suspended indexes, which only a Token Status List shows
 */
record ServedList(String replica, String listId, long version, Map<ListForm, BitSet> revoked, BitSet suspended) {}
