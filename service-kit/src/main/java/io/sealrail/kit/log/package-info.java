/** What does not belong in the logs. */
package io.sealrail.kit.log;
