/** What keys of every kind have in common: how they look, what is stored of them, and the ids of what they belong to. */
package io.sealrail.issuance.apikey;
