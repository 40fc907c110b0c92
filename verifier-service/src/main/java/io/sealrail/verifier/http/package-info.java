/** Asks the other services of the platform, and strangers through guarded clients; tells the ones from the others. */
package io.sealrail.verifier.http;
