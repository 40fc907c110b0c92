/** A holder's wallet: proves to an issuer that it has its key, and presents of a credential what it chooses. */
package io.sealrail.stack.wallet;
