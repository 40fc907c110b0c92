/** What traces tell: a receiver of OTLP that the services' spans go to. */
package io.sealrail.system.trace;
