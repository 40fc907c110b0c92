/** What docker-compose.yml needs besides the services: its secrets, and databases, topics and contract before the first start. */
package io.sealrail.stack.compose;
