/** What a verification says: checks, findings with their codes and sentences, and the summary that the seed names. */
package io.sealrail.verifier.result;
