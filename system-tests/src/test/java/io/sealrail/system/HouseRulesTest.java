package io.sealrail.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The rules of docs/ARCHITECTURE.md over the compiled classes of every module. */
class HouseRulesTest {

    private static final List<String> SERVICES = List.of("issuance", "onchain", "verifier", "revocation", "statuslist");

    private static JavaClasses all;

    @BeforeAll
    static void importAllModules() {
        List<Path> modules = Stream.of(
                        "credential-core",
                        "event-contracts",
                        "service-kit",
                        "issuance-api",
                        "onchain-worker",
                        "verifier-service",
                        "revocation-service",
                        "status-list-service")
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        modules.forEach(path -> assertTrue(Files.isDirectory(path), path + " is not built"));
        all = new ClassFileImporter().importPaths(modules);
    }

    @Test
    void noServiceDependsOnAnother() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "io.sealrail." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage("io.sealrail." + service + ".."))
                    .should(dependOnClassesThat(resideInAnyPackage(others)))
                    .check(all);
        }
    }

    @Test
    void coreAndContractsKnowNoFramework() {
        noClasses()
                .that(resideInAnyPackage("io.sealrail.credential..", "io.sealrail.events.."))
                .should(dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.hibernate..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "jakarta.ws..",
                        "jakarta.persistence..",
                        "io.sealrail.kit..")))
                .check(all);
    }

    @Test
    void coreHasNoClockNetworkOrFiles() {
        noClasses()
                .that(resideInAPackage("io.sealrail.credential.."))
                .should(dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.nio.file..")))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(all);
    }

    @Test
    void kitKnowsNoService() {
        noClasses()
                .that(resideInAPackage("io.sealrail.kit.."))
                .should(dependOnClassesThat(resideInAnyPackage(
                        SERVICES.stream().map(s -> "io.sealrail." + s + "..").toArray(String[]::new))))
                .check(all);
    }

    @Test
    void featuresOfAServiceFormNoCycle() {
        for (String service : SERVICES) {
            slices().matching("io.sealrail." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(all);
    }

    @Test
    void nobodyBlocksOnAUniButStartShutdownAndKafkasOwnThread() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LeasedLoop")
                .and()
                .doNotHaveSimpleName("GoBackToApplied")
                .should()
                .callMethodWhere(target(name("await")).and(target(owner(name("io.smallrye.mutiny.Uni")))))
                .check(all);
    }

    @Test
    void resourcesAndListenersAreNamedSo() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(all);
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Listener")
                .check(all);
    }

    @Test
    void loggersAreConstants() {
        fields().that()
                .haveRawType("org.jboss.logging.Logger")
                .should()
                .haveModifier(JavaModifier.STATIC)
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(all);
    }
}
