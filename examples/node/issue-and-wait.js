// Issues a credential for a user (first argument: the e-mail) and waits until it is on chain.
import { demo } from "./lib/demo.js";
import { Sealrail } from "./lib/sealrail.js";

const { baseUrl, partner } = demo();
const email = process.argv[2] ?? `example-${Date.now()}@example.com`;
const sealrail = new Sealrail(`${process.env.SEALRAIL_BASE_URL ?? baseUrl}/v1`, partner);

const issued = await sealrail.issueOnBehalf(email, partner.sampleSubject);
console.log("issued", issued);

const status = await sealrail.untilOnchain(email, issued.coreClaimHash);
console.log("on chain", status);
