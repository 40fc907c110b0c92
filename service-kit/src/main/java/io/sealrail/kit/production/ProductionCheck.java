package io.sealrail.kit.production;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Ends the start of a service in production that is set up as for a test. */
@ApplicationScoped
class ProductionCheck {

    private static final Logger LOG = Logger.getLogger(ProductionCheck.class);

    private final Deployment deployment;
    private final List<ProductionRule> rules;

    ProductionCheck(
            @ConfigProperty(name = "sealrail.environment", defaultValue = "production") Deployment deployment,
            @All List<ProductionRule> rules) {
        this.deployment = deployment;
        this.rules = rules;
    }

    /** @throws ConfigurationException in production, with every objection */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (deployment == Deployment.LOCAL) {
            return;
        }
        List<String> objections =
                rules.stream().flatMap(rule -> rule.objections().stream()).toList();
        if (deployment == Deployment.PRODUCTION && !objections.isEmpty()) {
            throw new ConfigurationException(
                    "This is no set-up for production (SEALRAIL_ENVIRONMENT says sandbox or local"
                            + " where that is meant):\n - " + String.join("\n - ", objections));
        }
        objections.forEach(objection -> LOG.warnf("refused in production: %s", objection));
    }
}
