/** Status bits and their three encodings, which share no bit order: StatusList2021, Bitstring, Token Status List. */
package io.sealrail.credential.status;
