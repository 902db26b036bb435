package org.broadsheet.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.LineReader.Line;

/**
 * A line that has been parsed and validated without the database.
 *
 * @param endOffset the number of bytes of the body up to and including this line
 * @param kind the kind of object, such as {@code article}
 * @param fields the fields without {@code kind}; null if the line is no JSON object
 * @param article null for other kinds, and for an invalid article
 * @param problem why the line cannot be imported; null if it is valid
 */
record PreparedLine(
        Line line, long endOffset, String kind, ObjectNode fields, RenderedInput article, ProblemException problem) {
    String slug() {
        return fields.path("slug").asText();
    }
}
