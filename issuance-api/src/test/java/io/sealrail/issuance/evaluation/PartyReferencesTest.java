package io.sealrail.issuance.evaluation;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.claim.Target;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class PartyReferencesTest {

    private static final Target.Identifier PASSPORT = new Target.Identifier("passport", "P1");
    private static final Target.Identifier NATIONAL = new Target.Identifier("national_id", "N1");

    @Inject
    PartyReferences references;

    @Test
    void theOrderOfIdentifiersDoesNotMatter() {
        PartyReference one = references.of(target("person", null, PASSPORT, NATIONAL));
        assertEquals(one, references.of(target("person", null, NATIONAL, PASSPORT)));
        assertEquals(List.of("national_id", "passport"), one.identifierSchemes());
        assertTrue(one.handle().matches("rnref:v1:[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whoeverDiffersHasAnotherHandle() {
        String handle = references.of(target("person", "1", PASSPORT)).handle();
        for (Target other : List.of(
                target("farm", "1", PASSPORT),
                target("person", "2", PASSPORT),
                target("person", null, PASSPORT),
                target("person", "1", NATIONAL),
                target("person", "1", new Target.Identifier("passport", "P2")),
                target("person", "1"))) {
            assertNotEquals(handle, references.of(other).handle());
        }
    }

    @Test
    void attributesCountWhereThereIsNothingElse() {
        assertEquals(named("a", PASSPORT), named("b", PASSPORT));
        assertNotEquals(named("a"), named("b"));
        assertEquals(named("a"), named("a"));
    }

    private PartyReference named(String name, Target.Identifier... identifiers) {
        return references.of(new Target("person", null, List.of(identifiers), Map.of("name", TextNode.valueOf(name))));
    }

    private static Target target(String type, String id, Target.Identifier... identifiers) {
        return new Target(type, id, List.of(identifiers), Map.of());
    }
}
