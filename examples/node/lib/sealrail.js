import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { partnerToken } from "./partner-token.js";

const MOST_TRIES = 5;

/** The two calls of a partner. `baseUrl` ends in /v1. */
export class Sealrail {
  constructor(baseUrl, partner) {
    this.baseUrl = baseUrl;
    this.partner = partner;
  }

  /** Issues a credential to the user. The same Idempotency-Key on every try makes the retries safe. */
  issueOnBehalf(email, credentialSubject, { credentialId = this.partner.credentialId, onDuplicate = "revoke" } = {}) {
    return this.#call(email, "/credentials/issue-on-behalf", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID() },
      body: JSON.stringify({ issuerDid: this.partner.issuerDid, credentialId, credentialSubject, onDuplicate }),
    });
  }

  /** The status; with `wait` the server answers as soon as it changes, or after that many seconds (1 to 60). */
  status(email, coreClaimHash, { wait } = {}) {
    const query = new URLSearchParams({ coreClaimHash, ...(wait ? { wait: String(wait) } : {}) });
    return this.#call(email, `/credentials/status?${query}`, {});
  }

  /** Waits until the credential is on chain. */
  async untilOnchain(email, coreClaimHash, { timeoutSeconds = 120 } = {}) {
    const end = Date.now() + timeoutSeconds * 1000;
    while (Date.now() < end) {
      const status = await this.status(email, coreClaimHash, { wait: 30 });
      if (status.vcStatus === "ONCHAIN") {
        return status;
      }
    }
    throw new Error(`not on chain after ${timeoutSeconds} s`);
  }

  async #call(email, path, request) {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#send(email, path, request);
      if (response?.ok) {
        return response.json();
      }
      const lasting = response && response.status < 500 && !response.headers.has("retry-after");
      if (lasting || attempt === MOST_TRIES) {
        throw new Error(await failure(path, response));
      }
      const asked = Number(response?.headers.get("retry-after")) || 2 ** attempt;
      await pause(asked * 1000);
    }
  }

  /** A new token for each try: one that waited in a queue may have expired. No answer at all is worth another try. */
  async #send(email, path, request) {
    try {
      return await fetch(this.baseUrl + path, {
        ...request,
        headers: { ...request.headers, "x-partner-auth": partnerToken(this.partner, email) },
      });
    } catch {
      return undefined;
    }
  }
}

async function failure(path, response) {
  if (!response) {
    return `${path}: no answer`;
  }
  const { code, message, request_id: requestId } = await response.json().catch(() => ({}));
  return `${path}: ${response.status} ${code ?? ""} ${message ?? ""} (${requestId ?? "no request id"})`;
}
