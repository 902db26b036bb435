package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The editorial state of a stored article, in the form in which a client writes it. Exports, revisions and diffs use
 * this form.
 *
 * @param id the article's primary key
 * @param version the article's version
 * @param input all fields; a PUT of them changes nothing
 * @param json the same in the order of the contract, without unset fields
 */
public record ArticleSnapshot(long id, int version, ArticleInput input, ObjectNode json) {
    private static final List<String> NAMED_LISTS = List.of("tags", "authors");

    /** The JSON to compare states by. It leaves out the names of tags and authors, since a renamed tag is no edit. */
    public ObjectNode comparable() {
        return comparable(json);
    }

    public static ObjectNode comparable(ObjectNode content) {
        ObjectNode comparable = content.deepCopy();
        NAMED_LISTS.stream()
                .flatMap(name -> StreamSupport.stream(comparable.path(name).spliterator(), false))
                .filter(each -> each.has("slug"))
                .forEach(each -> ((ObjectNode) each).remove("name"));
        return comparable;
    }
}
