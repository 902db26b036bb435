package org.broadsheet.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.LineReader.Line;

/**
 * A line as far as it can be understood without the database.
 *
 * @param end the number of bytes of the body up to and with this line
 * @param kind of what it describes
 * @param fields what it says, without the kind
 * @param article null for another kind
 * @param refusal why it cannot be filed; of an article that could be read there are fields all the same
 */
record PreparedLine(
        Line line, long endOffset, String kind, ObjectNode fields, RenderedInput article, ProblemException problem) {
    String slug() {
        return fields.path("slug").asText();
    }
}
