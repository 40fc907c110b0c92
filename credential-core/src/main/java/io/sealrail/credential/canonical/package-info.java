/** Canonical bytes of JSON documents: RFC 8785 (JCS), and JSON-LD in safe mode to RDFC-1.0 N-Quads. */
package io.sealrail.credential.canonical;
