/** Ed25519 keys, their multibase and JWK forms, and signatures of compact JWS. */
package io.sealrail.credential.key;
