package io.sealrail.kit.http;

import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** The problems that every service has. */
final class StandardProblems {

    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            401, Problem.of(401, "UNAUTHORIZED", "a valid bearer token is required"),
            403, Problem.of(403, "FORBIDDEN", "the caller may not do this"),
            404, Problem.of(404, "NOT_FOUND", "there is nothing at this path"),
            405, Problem.of(405, "METHOD_NOT_ALLOWED", "this path does not answer this method"),
            406, Problem.of(406, "NOT_ACCEPTABLE", "this path has no representation that the Accept header allows"),
            413, Problem.of(413, "PAYLOAD_TOO_LARGE", "the body is too large"),
            415, Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "this path does not read this content type"),
            500, Problem.of(500, "INTERNAL_ERROR", "something went wrong on our side"),
            503, Problem.of(503, "UNAVAILABLE", "the service cannot answer for the moment"));

    private StandardProblems() {}

    static Problem ofStatus(int status) {
        Problem known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status >= 500
                ? BY_STATUS.get(500)
                : Problem.of(status, "BAD_REQUEST", "the request cannot be understood");
    }

    /** Names the member and the kind of value that belongs there. */
    static Problem ofMismatch(MismatchedInputException failure) {
        String member = path(failure);
        return Problem.of(400, "VALIDATION", member + " must be " + kind(failure.getTargetType()));
    }

    static Problem ofViolations(ConstraintViolationException failure) {
        String message = failure.getConstraintViolations().stream()
                .map(violation -> member(violation) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.of(400, "VALIDATION", message);
    }

    private static String member(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("\\.", 3);
        return steps[steps.length - 1];
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "a boolean";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (type.isEnum()) {
            return "one of the documented values";
        }
        if (type.getName().startsWith("java.time.")) {
            return "a date or time (RFC 3339)";
        }
        return type == java.util.UUID.class ? "a UUID" : "an object";
    }
}
