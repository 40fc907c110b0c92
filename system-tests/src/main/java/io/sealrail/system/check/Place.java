package io.sealrail.system.check;

/** An entry of a status list. */
record Place(String listId, int index) {

    @Override
    public String toString() {
        return listId + "#" + index;
    }
}
