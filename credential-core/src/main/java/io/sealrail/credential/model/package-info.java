/** What a credential is, whatever its format: its id, its core claim, and the context of agents' credentials. */
package io.sealrail.credential.model;
