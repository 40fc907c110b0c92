package io.sealrail.credential.canonical;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.json.JsonArray;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.processor.ExpansionProcessor;
import com.apicatalog.jsonld.processor.ToRdfProcessor;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON-LD 1.1 to RDF in safe mode: nothing that the document says is left behind. */
final class Expansion {

    /** The library logs values of the documents that it does not like; a field, for loggers are held weakly. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("com.apicatalog");

    static {
        LIBRARY_LOG.setLevel(Level.OFF);
    }

    private Expansion() {}

    /** Gives the quads of the document, blank nodes as the library labels them. */
    static void quads(ObjectNode document, Contexts contexts, RdfQuadConsumer quads) {
        JsonDocument source = JsonDocument.of(new JsonP().structure(document));
        Map<String, Integer> droppable = SourceCheck.droppableValues(document);
        JsonLdOptions options = options(contexts);
        try {
            JsonArray expanded = ExpansionProcessor.expand(source, options, false);
            boolean nativeLiterals = ExpandedCheck.check(expanded, droppable);
            ToRdfProcessor.toRdf(quads, nativeLiterals ? NativeLiterals.toText(expanded) : expanded, options);
        } catch (JsonLdError e) {
            throw refusal(e);
        } catch (CanonicalizationException e) {
            throw e;
        } catch (RuntimeException e) {
            // the library meets hostile documents, too: whatever it stumbles over is the document's fault
            throw new MalformedDocumentException("not JSON-LD that can be read", e);
        }
    }

    private static JsonLdOptions options(Contexts contexts) {
        JsonLdOptions options = new JsonLdOptions((url, loading) -> contexts.get(url.toString()));
        options.setProcessingMode(JsonLdVersion.V1_1);
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        options.setUriValidation(UriValidationPolicy.SchemeOnly);
        return options;
    }

    private static CanonicalizationException refusal(JsonLdError error) {
        if (error.getCause() instanceof CanonicalizationException cause) {
            return cause;
        }
        JsonLdErrorCode code = error.getCode();
        if (code == JsonLdErrorCode.UNDEFINED_TERM) {
            return new UndefinedTermException("a term that no context defines");
        }
        return new MalformedDocumentException(
                "not JSON-LD: " + code.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
