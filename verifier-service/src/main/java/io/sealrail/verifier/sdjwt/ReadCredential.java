package io.sealrail.verifier.sdjwt;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.sdjwt.SdJwt;
import io.sealrail.verifier.result.Finding;

/**
 * An SD-JWT VC that was taken apart.
 *
 * @param sdJwt its parts, {@code null} if they cannot be told
 * @param claims with what is disclosed in its places, {@code null} if that cannot be told
 * @param problems what is wrong with it; both are there if nothing is
 */
record ReadCredential(SdJwt sdJwt, ObjectNode claims, List<Finding> problems) {}
