package io.sealrail.kit.production;

import java.util.List;

/** Looks at settings that must not be as they are in production; a bean of the kit or of a service. */
public interface ProductionRule {

    /** What speaks against production: a sentence each that names the setting and never repeats a secret; none if nothing does. */
    List<String> objections();
}
