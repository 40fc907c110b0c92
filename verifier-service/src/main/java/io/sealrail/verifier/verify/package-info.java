/** {@code POST /api/v1/credentials/verify}: puts the checks together. */
package io.sealrail.verifier.verify;
