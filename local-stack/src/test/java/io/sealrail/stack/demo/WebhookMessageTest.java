package io.sealrail.stack.demo;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WebhookMessageTest {

    /** The example of the Standard Webhooks specification. */
    @Test
    void signsAsTheSpecificationDoes() {
        WebhookMessage message = WebhookMessage.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}");
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", message.signature());
    }
}
