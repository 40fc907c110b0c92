/** DIDs that we issue under or understand, and DID documents. */
package io.sealrail.credential.did;
