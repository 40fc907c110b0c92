package io.sealrail.verifier.status;

/** The kind of list that a token names (draft-ietf-oauth-status-list). */
enum TokenListType implements ListType {
    TOKEN;

    @Override
    public String mediaType() {
        return "application/statuslist+jwt";
    }
}
