/** One base URL for clients: a reverse proxy that routes by path and spreads the calls over the replicas of a service. */
package io.sealrail.stack.gateway;
