package io.sealrail.stack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A program of the demo. */
record DemoProgram(String name, String credentialType, String cryptosuite, JsonNode subjectSchema) {

    /** The subject of the issuing API's own example. */
    static DemoProgram membership() {
        return new DemoProgram(
                "Membership",
                "MembershipCredential",
                "eddsa-rdfc-2022",
                schema("{'type':'object','properties':{'age':{'type':'integer','minimum':0},"
                        + "'location':{'type':'string'},'isMember':{'type':'boolean'}},"
                        + "'required':['age','location','isMember'],'additionalProperties':false}"));
    }

    /** The subject that a KYC webhook is turned into. */
    static DemoProgram kyc() {
        return new DemoProgram(
                "KYC check",
                "KycCredential",
                "eddsa-jcs-2022",
                schema("{'type':'object','properties':{'kycVerified':{'type':'boolean'},"
                        + "'kycLevel':{'type':'string'},'verifiedAt':{'type':'string','format':'date-time'}},"
                        + "'required':['kycVerified','kycLevel','verifiedAt'],'additionalProperties':false}"));
    }

    static JsonNode schema(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
