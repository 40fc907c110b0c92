/** The JSON-LD contexts of our agents, our programs and the operator, beside those that credential-core bundles; none is fetched elsewhere. */
package io.sealrail.verifier.context;
