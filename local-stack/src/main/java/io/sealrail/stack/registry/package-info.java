/** Two small registries to ask claims of: farmers in a database of their own, and what land they hold, over HTTP. */
package io.sealrail.stack.registry;
