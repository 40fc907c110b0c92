// Delivers a KYC provider's message as Standard Webhooks signs it (first argument: the e-mail).
import { createHmac, randomUUID } from "node:crypto";

import { demo } from "./lib/demo.js";

const { baseUrl, webhook } = demo();
const id = `msg_${randomUUID()}`;
const timestamp = Math.floor(Date.now() / 1000);
const body = JSON.stringify({ userEmail: process.argv[2] ?? `kyc-${Date.now()}@example.com`, kycLevel: "full" });

const secret = Buffer.from(webhook.secret.replace(/^whsec_/, ""), "base64");
const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");

const response = await fetch(`${process.env.SEALRAIL_BASE_URL ?? baseUrl}/webhooks/kyc-complete`, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  },
  body,
});
console.log(response.status, await response.json());
process.exitCode = response.ok ? 0 : 1;
