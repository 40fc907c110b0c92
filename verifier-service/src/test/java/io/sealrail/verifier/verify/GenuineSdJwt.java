package io.sealrail.verifier.verify;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.VerificationMethod;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.sdjwt.Disclosure;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;
import io.sealrail.verifier.TestTokenList;

/** An SD-JWT VC that would be valid, with its key and list served, and the ways to bend it. */
record GenuineSdJwt(TestIssuer issuer, String name) {

    GenuineSdJwt {
        TestTokenList.of(issuer, name).serve();
    }

    TestSdJwt sdJwt() {
        return TestSdJwt.of(issuer).withStatus(name, 7);
    }

    String signed() {
        return sdJwt().sign();
    }

    String header(Consumer<ObjectNode> change) {
        return sdJwt().header(change).sign();
    }

    String payload(Consumer<ObjectNode> change) {
        return sdJwt().payload(change).sign();
    }

    String status(Consumer<ObjectNode> change) {
        return payload(payload -> change.accept((ObjectNode) payload.at("/status/status_list")));
    }

    String hide(String member, JsonNode value) {
        return sdJwt().hide(member, value).sign();
    }

    String with(Disclosure disclosure) {
        return sdJwt().with(disclosure).sign();
    }

    /** The same claims under a header of one's own and a signature of nobody. */
    String unsigned(String header) {
        String signed = signed();
        String[] parts = signed.substring(0, signed.indexOf('~')).split("\\.");
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(header);
            json.put("typ", "dc+sd-jwt").put("kid", issuer.keyId());
            return Base64Url.encode(json.toString().getBytes()) + "." + parts[1] + "." + Base64Url.encode(new byte[64])
                    + signed.substring(signed.indexOf('~'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Its claims changed after it was signed. */
    String tampered() {
        String signed = signed();
        String[] parts = signed.substring(0, signed.indexOf('~')).split("\\.");
        String claims = new String(Base64Url.decode(parts[1])).replace("rnref:v1:test", "rnref:v1:best");
        return parts[0] + "." + Base64Url.encode(claims.getBytes()) + "." + parts[2]
                + signed.substring(signed.indexOf('~'));
    }

    String listed(UnaryOperator<TestTokenList> change) {
        change.apply(TestTokenList.of(issuer, name)).serve();
        return signed();
    }

    VerificationMethod key() {
        return VerificationMethod.of(issuer.keyId(), issuer.key().publicKey());
    }

    void serveKey(VerificationMethod key) {
        issuer.serve(DidDocument.of(issuer.did(), List.of(key)).toString());
    }

    static ArrayNode nested(int depth) {
        ArrayNode nested = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < depth; i++) {
            nested = JsonNodeFactory.instance.arrayNode().add(nested);
        }
        return nested;
    }
}
