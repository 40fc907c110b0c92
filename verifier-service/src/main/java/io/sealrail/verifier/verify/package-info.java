/** {@code POST /api/v1/credentials/verify} and {@code /presentations/verify}: puts the checks together. */
package io.sealrail.verifier.verify;
