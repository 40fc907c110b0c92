/** The agents of organisations: registering, describing, ending them, and showing their credentials. */
package io.sealrail.issuance.agent;
