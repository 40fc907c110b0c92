/** Asks the other services of the platform, and nobody else. */
package io.sealrail.verifier.http;
