/** Whether a JWT is its issuer's and within its time: for SD-JWT VCs and for the lists that tell their status alike (RFC 7519). */
package io.sealrail.verifier.jwt;
