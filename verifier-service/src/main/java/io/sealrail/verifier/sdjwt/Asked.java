package io.sealrail.verifier.sdjwt;

/**
 * What whoever wants the presentation had asked of the holder.
 *
 * @param nonce the text that the holder had to sign, {@code null} if it is not told
 * @param audience for whom the presentation is, {@code null} if it is not told
 */
public record Asked(String nonce, String audience) {

    /** Without both, anybody's presentation to anybody could be shown again. */
    boolean isComplete() {
        return nonce != null && !nonce.isEmpty() && audience != null && !audience.isEmpty();
    }
}
