/** What a credential is, independent of its format: its id and its core claim. */
package io.sealrail.credential.model;
