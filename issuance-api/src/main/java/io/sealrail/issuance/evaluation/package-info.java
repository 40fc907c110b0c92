/** Evaluations of claims about one target: asked of the sources, kept for a short time, shown in several formats. */
package io.sealrail.issuance.evaluation;
