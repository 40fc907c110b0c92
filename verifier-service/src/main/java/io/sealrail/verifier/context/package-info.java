/** The JSON-LD contexts of our programs, beside those that credential-core bundles; nothing else is ever loaded. */
package io.sealrail.verifier.context;
