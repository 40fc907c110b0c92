/** Starting, watching, restarting and ending processes; nothing here knows what they do. */
package io.sealrail.stack.process;
