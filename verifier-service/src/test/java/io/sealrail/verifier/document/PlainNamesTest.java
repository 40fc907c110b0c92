package io.sealrail.verifier.document;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PlainNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@context':['https://a.test/1'],'id':'urn:x'}",
                "{'@context':'https://a.test/1','proof':{'@context':'https://a.test/1','created':'x'}}",
                "{'name':{'@value':'Ada','@language':'en'}}",
                "{'proof':[{'@context':[]},{'type':'x'}]}"
            })
    void letsPlainDocumentsPass(String json) throws IOException {
        assertBroken(false, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@context':['https://a.test/1',{'alias':'https://b.test/'}]}",
                "{'https://b.test/term':1}",
                "{'cred:credentialStatus':1}",
                "{'@included':[]}",
                "{'@graph':[]}",
                "{'@id':'urn:x'}",
                "{'subject':{'@context':'https://a.test/1'}}",
                "{'subject':[{'deep':{'@nest':{}}}]}",
                "{'subject':{'@reverse':{}}}",
                "{'subject':{'@language':'en'}}",
                "{'proof':{'sec:expires':'x'}}",
                "{'proof':{'proof':{'@id':'x'}}}",
                "{'proof':[[{'@type':'x'}]]}"
            })
    void seesWhatCouldHide(String json) throws IOException {
        assertBroken(true, json);
    }

    private static void assertBroken(boolean expected, String json) throws IOException {
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        assertEquals(expected, new PlainNames(document).areBroken(), json);
    }
}
