/** What wallets and verifiers may know of the kinds of SD-JWT VC: the type metadata at each kind's {@code vct} address. */
package io.sealrail.issuance.credentialtype;
