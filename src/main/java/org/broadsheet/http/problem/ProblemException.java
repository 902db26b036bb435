package org.broadsheet.http.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error that is sent to the client as a {@link Problem}. The message is written for the client and becomes its
 * {@code detail}; it never contains the text of another exception.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, FieldError error) {
        this(code, error.message(), List.of(error));
    }

    public ProblemException(ErrorCode code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static ProblemException invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields need attention.";
        return new ProblemException(ErrorCode.INVALID_CONTENT, detail, errors);
    }

    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(FieldError.at(pointer, detail)));
    }

    /** 422 for a well-formed query parameter of a write with an unusable value. */
    public static ProblemException invalidParameter(String name, String detail) {
        return new ProblemException(ErrorCode.INVALID_CONTENT, FieldError.inParameter(name, detail));
    }

    public static ProblemException missingParameter(String name, String meaning) {
        return new ProblemException(
                ErrorCode.INVALID_PARAMETER, FieldError.inParameter(name, "is required: " + meaning));
    }

    public static ProblemException notFound(String kind, String name) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no " + kind + " `" + name + "`.");
    }

    /** Returns a copy with another detail and other errors. */
    public ProblemException with(String detail, List<FieldError> errors) {
        ProblemException copy = new ProblemException(code, detail, errors);
        copy.headers.putAll(headers);
        return copy;
    }

    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
