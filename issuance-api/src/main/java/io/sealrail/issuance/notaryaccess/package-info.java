/** Who may call the Notary API: keys, their scopes, and the record of each authenticated call. */
package io.sealrail.issuance.notaryaccess;
