/** What an operator rehearses on a deployment: commands that look, act, and look again. */
package io.sealrail.stack.drill;
