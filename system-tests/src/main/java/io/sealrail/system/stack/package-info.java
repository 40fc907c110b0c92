/** A stack of the packaged services that a test or the harness starts, hurts and ends. */
package io.sealrail.system.stack;
