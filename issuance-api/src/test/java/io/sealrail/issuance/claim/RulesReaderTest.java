package io.sealrail.issuance.claim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RulesReaderTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SEALRAIL_DB_URL",
            "postgresql://localhost:5432/registry",
            "SEALRAIL_DB_USER",
            "reader",
            "SEALRAIL_DB_PASSWORD",
            "secret-of-the-reader",
            "WITH_PASSWORD",
            "postgresql://reader:secret@localhost/registry");

    @TempDir
    Path folder;

    private final RulesReader reader =
            new RulesReader("https://sealrail.test", name -> Optional.ofNullable(ENVIRONMENT.get(name)));

    @Test
    void readsClaimsAndProfiles() throws Exception {
        NotaryRules.Rules rules = reader.read(bytes(example()));
        assertEquals("2026-11-22", rules.version());
        assertEquals("http://sealrail.test/notary", rules.serviceId());
        ClaimDefinition claim = rules.claim("smallholder-farmer").orElseThrow();
        assertEquals(new ClaimRef("smallholder-farmer", "1.0"), claim.ref());
        assertEquals(DisclosureMode.PREDICATE, claim.defaultDisclosure());
        assertEquals(Set.of(DisclosureMode.values()), claim.allowedDisclosures());
        assertEquals(List.of("input_voucher", "credential_issuance"), claim.purposes());
        assertEquals(Formats.ALL, claim.formats());
        assertEquals(
                Optional.of("farmer_registry:evidence"),
                rules.claim("registered-farmer").orElseThrow().scope());
        CredentialProfile profile = rules.profileByVct("smallholder-farmer/v1").orElseThrow();
        assertEquals("https://sealrail.test/vct/smallholder-farmer/v1", profile.vct());
        assertEquals(new HolderBinding(true, true, List.of("did:jwk")), profile.holderBinding());
        assertFalse(profile.issuedByOrigin());
        assertTrue(rules.profile("farmer_open_sd_jwt").orElseThrow().issuedByOrigin());
    }

    @Test
    void takesTheNewestVersionWhereNoneIsAsked() throws Exception {
        String two = example() + "\n";
        String newer = two.replace(
                "  - id: farm-size\n    version: \"1.0\"", "  - id: registered-farmer\n    version: \"1.10\"");
        String withOthers = newer.replace(
                "allowed_claims: [smallholder-farmer, farm-size]",
                "allowed_claims: [smallholder-farmer, registered-farmer]");
        NotaryRules.Rules rules = reader.read(
                bytes(withOthers.replace("version: \"1.0\"\n    title: Is in", "version: \"1.9\"\n    title: Is in")));
        assertEquals(
                "1.10", rules.claim("registered-farmer").orElseThrow().ref().version());
        assertTrue(rules.claim(new ClaimRef("registered-farmer", "1.9")).isPresent());
        assertTrue(rules.claim(new ClaimRef("registered-farmer", "1.0")).isEmpty());
    }

    /** What the example becomes, and the sentence that says what is wrong with it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: "2026-11-22"      | version: 1.10                     | version: This must be a text that is not empty; numbers and the like go into quotes.
            version: "2026-11-22"      | # none                            | version: This is missing.
            version: "2026-11-22"      | colour: red%nversion: x           | colour: This member is not known.
            version: "2026-11-22"      | version: x%nversion: y            | line 2: This is not one YAML document without doubled members.
            version: "2026-11-22"      | version: *alias                   | line 1: Aliases are not understood; write the value out.
            type: sql                  | type: soap                        | sources.farmers.type: This must be sql or http.
            ${SEALRAIL_DB_PASSWORD}    | ${NOT_THERE}                      | sources.farmers.password: The environment variable NOT_THERE is not set.
            ${SEALRAIL_DB_PASSWORD}    | ${not-a-name}                     | sources.farmers.password: A placeholder is written ${NAME}, with capital letters, digits and _.
            ${SEALRAIL_DB_URL}         | mysql://localhost/registry        | sources.farmers.url: This must be like postgresql://host:5432/database.
            ${SEALRAIL_DB_URL}         | ${WITH_PASSWORD}                  | sources.farmers.url: User and password have members of their own.
            ${SEALRAIL_DB_URL}         | ${SEALRAIL_DB_URL}?sslmode=verify-full | sources.farmers.url: sslmode=verify-ca or verify-full goes together with tls_ca.
            timeout: PT2S              | tls_ca: /does/not/exist.pem       | sources.farmers.tls_ca: This cannot be read as a PEM file of certificates.
            timeout: PT2S              | tls_ca: pom.xml                   | sources.farmers.tls_ca: This cannot be read as a PEM file of certificates.
            query: select              | query: delete from x; select      | sources.farmers.query: This must be one select without a semicolon and without comments.
            national_id = $1           | national_id = $2                  | sources.farmers.query: It must use $1 to $1, one for each of the parameters.
            parameters: [national_id]  | parameters: [name, national_id]   | sources.farmers.query: It must use $1 to $2, one for each of the parameters.
            timeout: PT2S              | timeout: 2s                       | sources.farmers.timeout: This must be an ISO 8601 duration such as PT3S.
            timeout: PT2S              | timeout: PT2M                     | sources.farmers.timeout: This must be from PT0.05S to PT20S.
            timeout: PT2S              | retries: 100                      | sources.farmers.retries: This must be a whole number from 0 to 5.
            timeout: PT2S              | headers: {a: b}                   | sources.farmers.headers: This member is not known.
            - id: smallholder-farmer   | - id: Smallholder                 | claims[0].id: A claim's id has small letters, digits and - only.
            - id: smallholder-farmer   | - id: cnf                         | claims[0].id: Credentials have a member of this name already.
            - id: smallholder-farmer   | - id: farm-size                   | claims[1].version: Another claim has this id and version.
            title: Farms at            | colour: red%n    title: Farms at  | claims[0].colour: This member is not known.
            subject_type: person       | subject_type: a person            | claims[0].subject_type: This must be a name such as person.
            scope: farmer_registry:evidence | scope: evidence              | claims[2].scope: This must be like farmer_registry:evidence, with
            scope: farmer_registry:evidence | scope: a:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm | claims[2].scope: This must be like farmer_registry:evidence, with
            source: farmers            | source: cows                      | claims[0].source: There is no good source of this name.
            {national_id: "identifier:national_id"} | {national_id: name}  | claims[0].lookup.national_id: This must be id, identifier:<scheme> or attribute:<name>.
            {national_id: "identifier:national_id"} | {name: id}           | claims[0].lookup: This must have the source's parameters: national_id.
            rule: {extract: hectares}  | rule: {}                          | claims[1].rule: There must be one of extract, exists and cel.
            rule: {extract: hectares}  | rule: {extract: a, exists: true}  | claims[1].rule: There must be one of extract, exists and cel.
            rule: {extract: hectares}  | rule: {extract: a b}              | claims[1].rule.extract: This must be a field's name, with dots between the names of inner ones.
            rule: {extract: hectares}  | rule: {exists: true}              | claims[1].rule.exists: The value of such a claim is of type boolean.
            rule: {exists: true}       | rule: {exists: false}             | claims[2].rule.exists: This can only be true.
            rule: {extract: hectares}  | rule: {sql: x}                    | claims[1].rule.sql: This member is not known.
            rule: {extract: hectares}  | rule: {cel: "1 == 1"}             | claims[1].rule.cel: The expression gives bool, which is no number.
            rule: {extract: hectares}  | rule: {cel: "system.exit()"}      | claims[1].rule.cel: The expression is not valid: undeclared reference to 'system' (in container '').
            rule: {extract: hectares}  | rule: {cel: "record.x +"}         | claims[1].rule.cel: The expression is not valid:
            value: {type: number}      | value: {type: money}              | claims[1].value.type: This must be boolean, string, number or date.
            default: predicate         | default: everything               | claims[0].disclosure.default: A disclosure is value, predicate or redacted.
            {default: predicate, allowed: [predicate, | {default: value, allowed: [predicate, | claims[2].disclosure.default: This is not among the allowed ones.
            formats: [application/vnd.registry-notary.claim-result+json, application/dc+sd-jwt] | formats: [text/html] | claims[1].formats: A format is one of application/vnd.registry-notary.claim-result+json, application/ld+json; profile="cccev", application/dc+sd-jwt.
            credential_profiles: [smallholder_farmer_sd_jwt] | credential_profiles: [other] | claims[1].credential_profiles: There is no profile of this id: other.
            credential_profiles: [smallholder_farmer_sd_jwt] | credential_profiles: [farmer_open_sd_jwt] | claims[1].credential_profiles: The profile does not allow this claim: farmer_open_sd_jwt.
            purposes: [input_voucher, credential_issuance] | purposes: input_voucher | claims[0].purposes: This must be a list.
            purposes: [input_voucher, credential_issuance] | purposes: [a, a] | claims[0].purposes[1]: This is in the list already.
            - id: farmer_open_sd_jwt   | - id: smallholder_farmer_sd_jwt   | credential_profiles[1].id: Another profile has this id.
            vct: farmer-open/v1        | vct: smallholder-farmer/v1        | credential_profiles[1].vct: Another profile has this vct.
            vct: farmer-open/v1        | vct: ../farmer                    | credential_profiles[1].vct: This must be a path such as smallholder-farmer/v1.
            issuer: https              | issuer: x509                      | credential_profiles[1].issuer: This must be did or https.
            validity: P1D              | validity: PT1S                    | credential_profiles[0].validity: This must be from PT1M to PT87840H.
            [smallholder-farmer, farm-size] | [smallholder-farmer, farm-size, cow] | credential_profiles[0].allowed_claims: There is no claim of this id: cow.
            mode: did                  | mode: key                         | credential_profiles[0].holder_binding.mode: This must be none or did.
            ["did:jwk"]                | ["did:web"]                       | credential_profiles[0].holder_binding.allowed_did_methods: With the mode did this must be a list of did:jwk alone.
            mode: did                  | mode: none                        | credential_profiles[0].holder_binding.mode: Without a holder there is neither a proof nor a method; did is needed for them.
            proof_of_possession: required | proof_of_possession: maybe     | credential_profiles[0].holder_binding.proof_of_possession: This must be required or none.
            """)
    void namesEveryFaultAndItsPlace(String good, String bad, String sentence) throws IOException {
        String file = example();
        int at = file.indexOf(good);
        assertTrue(at >= 0, good);
        String broken = file.substring(0, at) + bad.replace("%n", "\n") + file.substring(at + good.length());
        InvalidRulesException refused = assertThrows(InvalidRulesException.class, () -> reader.read(bytes(broken)));
        assertTrue(
                refused.faults().stream().anyMatch(fault -> fault.startsWith(sentence)),
                () -> "expected " + sentence + " in " + refused.faults());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://notary.example.gov, 1",
        "http://localhost.example.gov, 1",
        "https://notary.example.gov, 0",
        "http://localhost:8080, 0",
        "http://sealrail.test, 0"
    })
    void anHttpsIssuerNeedsAPublicUrlOfItsKind(String publicUrl, int faults) throws IOException {
        byte[] file = bytes(example());
        RulesReader reader = new RulesReader(publicUrl, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
        List<String> told = List.of();
        try {
            reader.read(file);
        } catch (InvalidRulesException e) {
            told = e.faults();
        }
        assertEquals(faults, told.size(), told.toString());
        assertTrue(told.stream().allMatch(fault -> fault.startsWith("credential_profiles[1].issuer: An issuer is")));
    }

    @Test
    void tellsAllFaultsAtOnce() throws IOException {
        String broken = example().replace("type: number", "type: money").replace("P1D", "soon");
        InvalidRulesException refused = assertThrows(InvalidRulesException.class, () -> reader.read(bytes(broken)));
        assertEquals(2, refused.faults().size(), refused.faults().toString());
    }

    /** The example of docs/claims.md, and what the local stack ships. */
    @Test
    void readsTheDocumentedExampleAndTheLocalStacks() throws Exception {
        String page = Files.readString(Path.of("../docs/claims.md"))
                .replace("/etc/sealrail/registry-ca.pem", authorities().toString());
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        String stack = Files.readString(Path.of("../local-stack/src/main/resources/io/sealrail/stack/claims.yaml"));
        RulesReader anywhere = new RulesReader(
                "https://sealrail.test",
                name -> name.equals("LAND_REGISTRY_URL")
                        ? Optional.of("http://localhost:1")
                        : Optional.of(Optional.ofNullable(ENVIRONMENT.get(name))
                                .orElse(name.endsWith("URL") ? ENVIRONMENT.get("SEALRAIL_DB_URL") : "x")));
        assertEquals(
                1,
                anywhere.read(bytes(page.substring(start, page.indexOf("```", start))))
                        .claims()
                        .size());
        assertFalse(anywhere.read(bytes(stack)).claims().isEmpty());
    }

    @Test
    void refusesWhatIsNoMapping() {
        for (String file : List.of("", "- a", "a", "a: b\n---\nc: d", "{", "\u0000")) {
            assertThrows(InvalidRulesException.class, () -> reader.read(bytes(file)), file);
        }
    }

    /** One of Java's own authorities, in a file. */
    private Path authorities() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        byte[] one = ((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers()[0].getEncoded();
        String text = Base64.getMimeEncoder().encodeToString(one);
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    private static String example() throws IOException {
        return Files.readString(Path.of("src/test/resources/notary.yaml"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
