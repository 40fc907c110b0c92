package io.sealrail.kit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Reads the bodies of the agents' API when their resource asks for it: after it knows the caller, who is refused with 401 or 403
 * before the body's faults are looked at.
 */
@ApplicationScoped
public class Bodies {

    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The JSON body as the type, which must know each of its members: one that is misspelt is not ignored.
     *
     * @throws Problem 400 {@code VALIDATION}
     */
    public <T> T read(byte[] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw invalid("a JSON body is needed");
        }
        try {
            T read = json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
            if (read == null) {
                throw invalid("the body must be an object");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw invalid("the body has a member that this call does not know");
        } catch (MismatchedInputException e) {
            throw StandardProblems.ofMismatch(e);
        } catch (JsonProcessingException e) {
            throw invalid("the body is not well-formed JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a {@code Content-Type} header says JSON: not a range of types that JSON is among. */
    public static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "VALIDATION", why);
    }
}
