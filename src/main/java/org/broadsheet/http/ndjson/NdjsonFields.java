package org.broadsheet.http.ndjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;

/** Turns input records into the fields of an NDJSON line, and back. */
@Singleton
public class NdjsonFields {
    private final StrictJsonReader json;
    private final ObjectMapper writer;

    NdjsonFields(StrictJsonReader json, ObjectMapper writer) {
        this.json = json;
        this.writer = writer.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    /** Unset fields are left out. */
    public ObjectNode of(Object input) {
        return writer.valueToTree(input);
    }

    /** @throws ProblemException 422 that names every field that does not fit */
    public <T> T read(ObjectNode fields, Class<T> type) {
        return json.read(fields, type);
    }
}
