package io.sealrail.issuance.notary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.kit.http.NotaryProblems;

/** The documents of all problems that the Notary API answers with, its own and those that all APIs have. */
@ApplicationScoped
class ProblemDocuments {

    private static final String TEXTS = "problem-documents.json";

    private final Map<String, ProblemDocument> byCode = new HashMap<>();

    ProblemDocuments(@ConfigProperty(name = "sealrail.notary.problem-base-url") String baseUrl) {
        Map<String, Texts> texts = texts();
        for (NotaryProblems problem : NotaryProblems.values()) {
            add(baseUrl, problem.status(), problem.code(), problem.title(), texts.get(problem.code()));
        }
        for (NotaryProblem problem : NotaryProblem.values()) {
            add(baseUrl, problem.status(), problem.code(), problem.title(), texts.get(problem.code()));
        }
    }

    /** The document of the problem with the code. */
    Optional<ProblemDocument> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private void add(String baseUrl, int status, String code, String title, Texts texts) {
        if (texts == null) {
            throw new IllegalStateException("a problem has no text: " + code);
        }
        String type = baseUrl + "/" + code.replace('.', '/');
        byCode.put(code, new ProblemDocument(type, title, status, code, texts.meaning, texts.whatToDo));
    }

    static Map<String, Texts> texts() {
        try (InputStream json = ProblemDocuments.class.getResourceAsStream(TEXTS)) {
            return new ObjectMapper().readValue(json, new TypeReference<Map<String, Texts>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written about a problem. */
    record Texts(String meaning, @JsonProperty("what_to_do") String whatToDo) {}
}
