/** Where a credential is anchored, as far as it was heard; information that changes no answer. */
package io.sealrail.verifier.anchor;
