package io.sealrail.verifier.status;

/** A kind of status list. */
sealed interface ListType permits W3cListType, TokenListType {

    /** What to ask its server for. */
    String mediaType();
}
