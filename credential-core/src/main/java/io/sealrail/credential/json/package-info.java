/** JSON that strangers wrote, read without leniency. */
package io.sealrail.credential.json;
