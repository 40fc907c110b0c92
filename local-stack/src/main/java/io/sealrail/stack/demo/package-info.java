/** What a newcomer finds in a fresh stack, and the stories of one credential, of one agent and of one wallet, over the platform's own HTTP doors. */
package io.sealrail.stack.demo;
