/** What a newcomer finds in a fresh stack, and the stories of one credential and of one agent, over the platform's own HTTP doors. */
package io.sealrail.stack.demo;
