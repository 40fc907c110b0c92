package io.sealrail.kit.production;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Ends the start of a service in production that is set up as for a test: before its first migration, so that the database stays as
 * it is.
 */
@Singleton
class ProductionCheck implements FlywayConfigurationCustomizer {

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
    @Override
    public void customize(FluentConfiguration ofTheMigration) {
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
