import { createPrivateKey, sign } from "node:crypto";

const LIFETIME_SECONDS = 5 * 60;

/**
 * A partner token for one user: a JWT whose header has alg, typ "JWT" and the kid of the signing key, and whose claims are
 * partnerId, email, scope "issue" and exp (at most 15 minutes ahead).
 */
export function partnerToken(partner, email, now = Date.now()) {
  const { alg, digest } = algorithm(partner.privateJwk);
  const issuedAt = Math.floor(now / 1000);
  const header = { alg, typ: "JWT", kid: partner.kid };
  const claims = {
    partnerId: partner.partnerId,
    email,
    scope: "issue",
    iat: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
  };
  const input = `${encode(header)}.${encode(claims)}`;
  const key = createPrivateKey({ key: partner.privateJwk, format: "jwk" });
  // A JWS carries r and s side by side (RFC 7518, 3.4), not the DER form that OpenSSL makes by default.
  const signature = sign(digest, Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

function algorithm(jwk) {
  switch (jwk.kty) {
    case "EC":
      return { alg: "ES256", digest: "sha256" };
    case "RSA":
      return { alg: "RS256", digest: "sha256" };
    case "OKP":
      return { alg: "EdDSA", digest: null };
    default:
      throw new Error(`keys of type ${jwk.kty} cannot sign partner tokens`);
  }
}

function encode(json) {
  return Buffer.from(JSON.stringify(json)).toString("base64url");
}
