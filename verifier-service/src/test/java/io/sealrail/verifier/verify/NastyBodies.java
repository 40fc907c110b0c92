package io.sealrail.verifier.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;

/** Bodies that somebody made to hurt: to be slow, to break what reads them, or to make us call where we should not. */
final class NastyBodies {

    static final String DIDS = """
            did:web:localhost%3APORT
            did:web:localhost%3APORT:x
            did:web:LOCALHOST%3APORT
            did:web:localhost.%3APORT
            did:web:NAME%3APORT
            did:web:127.0.0.1%3APORT
            did:web:127.1%3APORT
            did:web:2130706433%3APORT
            did:web:0x7f000001%3APORT
            did:web:0x7f.1%3APORT
            did:web:%5B%3A%3A1%5D%3APORT
            did:web:%5B%3A%3Affff%3A127.0.0.1%5D%3APORT
            did:web:user%40localhost%3APORT
            did:web:user%3Apass%40localhost%3APORT
            did:web:example.com%40localhost%3APORT
            did:web:localhost%3APORT%2F
            did:web:localhost%3APORT%3Fx%3D
            did:web:localhost%3APORT%23
            did:web:localhost%252e%3APORT
            did:web:l%C3%B6calhost%3APORT
            did:web:xn--lcalhost-p4a%3APORT
            did:web:localhost%3A99999
            did:web:localhost%3A-1
            did:web:localhost%3APORT:..:..:q:health
            did:web:localhost%3APORT:%2e%2e:x
            did:web:localhost%3APORT:a%2Fb
            did:web:localhost%3APORT:%0d%0aHost
            did:web:localhost%00.example.com%3APORT
            did:web:169.254.169.254
            did:web:169.254.169.254.nip.test%3APORT
            did:web:metadata.google.internal
            did:web:
            did:web:%3APORT
            did:web:%zz
            did:web:sealrail.test:..:..:q:metrics
            did:web:sealrail.test%3APORT
            did:air:id:test:../../q/metrics
            did:unknown:localhost%3APORT
            did:jwk:eyJrdHkiOiJPS1AifQ
            https://localhost:PORT/issuer
            http://169.254.169.254/latest/meta-data/
            """;

    static final String ADDRESSES = """
            https://localhost:PORT/list
            https://localhost:PORT/credentials/status/1/bitstring#7
            https://NAME:PORT/list
            https://127.0.0.1:PORT/list
            https://127.1:PORT/list
            https://2130706433:PORT/list
            https://0:PORT/list
            https://0.0.0.0:PORT/list
            https://[::1]:PORT/list
            https://[::]:PORT/list
            https://[::ffff:127.0.0.1]:PORT/list
            https://[64:ff9b::7f00:1]:PORT/list
            https://[2002:7f00:1::]:PORT/list
            https://user:pass@localhost:PORT/list
            https://example.com@localhost:PORT/list
            https://sealrail.test@localhost:PORT/credentials/status/1/bitstring
            https://localhost.:PORT/list
            https://169.254.169.254/latest/meta-data/
            https://metadata.google.internal/
            http://169.254.169.254/credentials/status/1/bitstring
            http://localhost:PORT/list
            http://127.0.0.1:PORT/credentials/status/1/bitstring
            http://sealrail.test/credentials/status/%2e%2e/q
            https://sealrail.test:PORT/credentials/status/1/bitstring
            file:///etc/passwd
            jar:file:///etc/passwd!/x
            ftp://localhost:PORT/list
            gopher://localhost:PORT/1
            https:localhost:PORT
            https://localhost:0/
            https://localhost:99999/
            urn:uuid:1
            data:application/json,{}
            """;

    private final TestIssuer issuer = TestIssuer.didKey();
    private final int port;
    private final String hostName;

    /** With addresses that lead to a port of this machine. */
    NastyBodies(int port, String hostName) {
        this.port = port;
        this.hostName = hostName;
    }

    Stream<String> all() {
        return Stream.of(issuers(), lists(), contexts(), shapes(), texts()).flatMap(List::stream);
    }

    /** DIDs whose documents would be asked for before any signature is known to be good. */
    private List<String> issuers() {
        Stream<String> endless = Stream.of(
                "did:web:" + "a.".repeat(900) + "test",
                "did:jwk:" + "A".repeat(3_000),
                "did:key:z" + "1".repeat(900),
                "did:key:z" + "z".repeat(100_000));
        return Stream.concat(DIDS.lines().map(this::here), endless)
                .map(this::ofIssuer)
                .toList();
    }

    /** Lists of credentials whose signature is good. */
    private List<String> lists() {
        return ADDRESSES.lines().map(this::here).map(this::withList).toList();
    }

    /** The same address with this machine in it. */
    String here(String address) {
        return address.replace("PORT", String.valueOf(port)).replace("NAME", hostName);
    }

    private List<String> contexts() {
        String own = "\"https://www.w3.org/ns/credentials/v2\"";
        return Stream.of(
                        "[OWN,\"https://localhost:PORT/context\"]",
                        "[OWN,\"http://169.254.169.254/\"]",
                        "[OWN,\"file:///etc/passwd\"]",
                        "[OWN,\"https://localhost:PORT/contexts/agent-capability/v1\"]",
                        "[OWN,\"http://sealrail.test/contexts/programs/../../q/metrics\"]",
                        "[OWN,{\"a\":\"b\",\"b\":\"a\"}]",
                        "[OWN,{\"a\":{\"@id\":\"a\",\"@context\":{\"@import\":\"https://localhost:PORT/\"}}}]",
                        "[OWN,{\"@import\":\"https://localhost:PORT/context\"}]",
                        "{\"@context\":{\"@context\":OWN}}",
                        "[[[[OWN]]]]",
                        "[null,OWN]",
                        "[OWN,null]",
                        "[" + "OWN,".repeat(500) + "OWN]",
                        "[OWN,\"" + TestCredentials.ORIGIN + "/a".repeat(5_000) + "\"]",
                        "[OWN,\"" + TestCredentials.ORIGIN + "/contexts/programs" + "/a".repeat(900) + "\"]")
                .map(context -> here(context.replace("OWN", own)))
                .map(context ->
                        credential(text -> text.replaceFirst("\"@context\":\\[[^]]*]", "\"@context\":" + context)))
                .toList();
    }

    /** JSON that is sound and far too much. */
    private List<String> shapes() {
        List<String> bodies = new ArrayList<>();
        ObjectNode crowd = genuine();
        ArrayNode subjects = crowd.putArray("credentialSubject");
        for (int i = 0; i < 3_000; i++) {
            subjects.addObject().put("id", "_:b" + i);
        }
        bodies.add(body(crowd.toString()));
        ObjectNode ring = genuine();
        ArrayNode evidence = ring.putArray("evidence");
        for (int i = 0; i < 200; i++) {
            evidence.addObject().put("id", "_:b" + i).putObject("evidence").put("id", "_:b" + (i + 1) % 200);
        }
        bodies.add(body(ring.toString()));
        for (String value : List.of("z" + "2".repeat(900_000), "z" + "1".repeat(900_000), "u" + "A".repeat(900_000))) {
            ObjectNode endless = genuine();
            endless.withObject("proof").put("proofValue", value);
            bodies.add(body(endless.toString()));
        }
        bodies.add(credential(text -> text.replace("\"proof\":{", "\"proof\":{\"a\":" + nested(500) + ",")));
        bodies.add(credential(text -> text.replace("\"type\":[", "\"type\":[" + "\"x\",".repeat(200_000))));
        return bodies;
    }

    /** Texts that JSON readers disagree about. */
    private List<String> texts() {
        return List.of(
                credential(text ->
                        text.replace("\"issuer\":", "\"issuer\":\"did:web:localhost%3A" + port + "\",\"issuer\":")),
                credential(text -> text.replace("\"id\":\"urn", "\"id\":\"\\ud800urn")),
                credential(text -> text.replace("\"id\":\"urn", "\"id\":\"\\udfff\\ud800")),
                credential(text -> text.replace("\"id\":\"urn", "\"id\":1e999999999,\"x\":\"")),
                credential(text -> text.replace("\"id\":\"urn", "\"name\":" + "9".repeat(900) + ",\"x\":\"")),
                credential(text -> text.replace("\"id\":\"urn", "\"name\":" + "9".repeat(500_000) + ",\"x\":\"")),
                credential(text -> text.replace("\"id\":\"urn", "\"name\":-0.0e-999999999,\"x\":\"")),
                credential(text -> text.replace("\"id\":\"urn", "\"name\":NaN,\"x\":\"")),
                credential(text -> text.replace("\"id\":", "\"\\u0000\":1,\"id\":")),
                credential(text -> text.replace("\"id\":", "\"__proto__\":{\"valid\":true},\"id\":")),
                credential(text -> "\ufeff" + text),
                credential(text -> text + "{}"),
                credential(text -> nested(100_000)),
                "{\"credential\":".repeat(50_000),
                "[".repeat(500_000),
                "{\"credential\":{\"a\":\"" + "\\u0000".repeat(100_000) + "\"}}");
    }

    private String ofIssuer(String did) {
        String genuine = genuine().toString();
        return body(genuine.replace(issuer.keyId(), did + "#key-1").replace(issuer.did(), did));
    }

    private String withList(String address) {
        ObjectNode credential = TestCredentials.withBitstring(TestCredentials.version2(issuer), "nasty", 1);
        credential.withObject("credentialStatus").put("statusListCredential", address);
        try {
            return body(issuer.sign(credential, Cryptosuite.EDDSA_RDFC_2022).toString());
        } catch (CanonicalizationException e) {
            return body(credential.toString());
        }
    }

    private ObjectNode genuine() {
        return issuer.sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022);
    }

    private String credential(UnaryOperator<String> change) {
        return body(change.apply(genuine().toString()));
    }

    private static String body(String credential) {
        return "{\"credential\":" + credential + "}";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
