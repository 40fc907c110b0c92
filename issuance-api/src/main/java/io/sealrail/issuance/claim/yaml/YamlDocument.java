package io.sealrail.issuance.claim.yaml;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** One YAML document without aliases (they would be read as texts) and doubled members. */
public final class YamlDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private YamlDocument() {}

    /** The document; a missing node, and a fault, where it cannot be read. */
    public static JsonNode parse(byte[] file, Faults faults) {
        try {
            refuseAliases(file, faults);
            JsonNode document = MAPPER.readTree(file);
            if (!document.isObject()) {
                faults.add("", "This must be one mapping with the members version, sources, claims.");
                return MissingNode.getInstance();
            }
            return document;
        } catch (IOException e) {
            faults.add(place(e), "This is not one YAML document without doubled members.");
            return MissingNode.getInstance();
        }
    }

    private static void refuseAliases(byte[] file, Faults faults) throws IOException {
        try (JsonParser parser = MAPPER.createParser(file)) {
            while (parser.nextToken() != null) {
                if (((YAMLParser) parser).isCurrentAlias()) {
                    faults.add(
                            "line " + parser.currentTokenLocation().getLineNr(),
                            "Aliases are not understood; write the value out.");
                }
            }
        }
    }

    private static String place(IOException failure) {
        boolean located = failure instanceof JsonProcessingException known && known.getLocation() != null;
        return located
                ? "line " + ((JsonProcessingException) failure).getLocation().getLineNr()
                : "";
    }
}
