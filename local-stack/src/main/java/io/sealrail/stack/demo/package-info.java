/** What a newcomer finds in a fresh stack, and the story of one credential, over the platform's own HTTP doors. */
package io.sealrail.stack.demo;
