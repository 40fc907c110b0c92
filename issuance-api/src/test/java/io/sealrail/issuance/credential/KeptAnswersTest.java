package io.sealrail.issuance.credential;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class KeptAnswersTest {

    @Inject
    KeptAnswers answers;

    @Test
    void forgetsOnlyWhatIsOlderThanAWeek() {
        TestPartner partner = TestPartner.create();
        keep(partner, "call:old", "8 days");
        keep(partner, "call:new", "6 days");
        answers.forgetOld().await().indefinitely();
        assertEquals(0, kept(partner, "call:old"));
        assertEquals(1, kept(partner, "call:new"));
    }

    private static long kept(TestPartner partner, String key) {
        return count(
                "select count(*) from idempotency_keys where partner_id = $1 and idempotency_key = $2",
                partner.id(),
                key);
    }

    private static void keep(TestPartner partner, String key, String age) {
        TestPartner.pool()
                .preparedQuery("insert into idempotency_keys values ($1, $2, ''::bytea, '{}', now() - '%s'::interval)"
                        .formatted(age))
                .execute(Tuple.of(partner.id(), key))
                .await()
                .indefinitely();
    }
}
