package io.sealrail.events;

/**
 * The place of one credential in a status list.
 *
 * @param listId the list, as in the address {@code /credentials/status/{listId}}
 * @param index the entry, from 0 to the size of the list less one, used once ever
 */
public record StatusReference(String listId, int index) {}
