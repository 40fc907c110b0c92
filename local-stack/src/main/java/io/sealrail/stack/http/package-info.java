/** JSON over HTTP, for the programs of this module that call the platform. */
package io.sealrail.stack.http;
