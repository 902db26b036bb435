package org.broadsheet.http.ndjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;

/** Converts input records to the fields of an NDJSON line and back. */
@Singleton
public class NdjsonFields {
    private final StrictJsonReader json;
    private final ObjectMapper writer;

    NdjsonFields(StrictJsonReader json, ObjectMapper writer) {
        this.json = json;
        this.writer = writer.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    /** Omits null fields. */
    public ObjectNode of(Object input) {
        return writer.valueToTree(input);
    }

    /** @throws ProblemException 422 with all errors if the fields are not a valid {@code type} */
    public <T> T read(ObjectNode fields, Class<T> type) {
        return json.read(fields, type);
    }
}
