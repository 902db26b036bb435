package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The editorial state of a kept article: what a client would write to get it. This one form is what exports hold, what
 * revisions keep and what differences are told in.
 *
 * @param id of the row
 * @param version of the article that this is
 * @param input the fields, settled: put back, it changes nothing
 * @param json the same as an object in the contract's order, without what is unset
 */
public record ArticleSnapshot(long id, int version, ArticleInput input, ObjectNode json) {
    private static final List<String> NAMED_LISTS = List.of("tags", "authors");

    /** The JSON by which states are compared: that a tag or an author is called something else is no change. */
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
