/** What must not be as it is where credentials are issued in earnest. */
package io.sealrail.kit.production;
