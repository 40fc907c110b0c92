/** Reads a YAML file strictly: every member is asked for, every fault is one sentence that names its place. */
package io.sealrail.issuance.claim.yaml;
