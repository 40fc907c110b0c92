package io.sealrail.issuance.credential;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.awaitility.Awaitility.await;

/** A client that goes away before the answer cancels nothing and costs no connection (quarkusio/quarkus#51576). */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ClientsThatHangUpTest {

    private static final int MORE_THAN_THE_POOL = 60;

    @Test
    void theirCredentialsAreIssuedAndEverybodyElseIsServed() throws IOException {
        TestPartner partner = TestPartner.create();
        String program = partner.program();
        partner.issue(unique(), partner.body(program)).then().statusCode(200);
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THE_POOL; i++) {
            emails.add(unique());
            sendAndHangUp(
                    partner.token(emails.get(i)).build(), partner.body(program).toString());
        }
        await().until(() -> issuedTo(emails) > 0);
        for (int i = 0; i < 30; i++) {
            partner.issue(unique(), partner.body(program)).then().statusCode(200);
        }
    }

    private static long issuedTo(List<String> emails) {
        return count(
                "select count(*) from credentials c join users u using (user_uuid) where u.email = any($1::text[])",
                (Object) emails.toArray(String[]::new));
    }

    private static void sendAndHangUp(String token, String body) throws IOException {
        String request = "POST /v1/credentials/issue-on-behalf HTTP/1.1\r\nhost: localhost\r\nx-partner-auth: " + token
                + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
