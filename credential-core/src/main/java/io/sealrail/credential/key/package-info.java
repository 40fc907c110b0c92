/** Ed25519 keys, their multibase and JWK forms, and compact JWS and their signatures. */
package io.sealrail.credential.key;
