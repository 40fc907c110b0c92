/**
 * The conservation check: an independent reader of databases, topics, chain and served lists, and pure checks over what it read.
 * It asks the services nothing that can be read elsewhere.
 */
package io.sealrail.system.check;
