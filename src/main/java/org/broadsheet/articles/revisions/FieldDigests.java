package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/** Hashes of the fields of an article. They tell which fields differ between two states without loading the contents. */
public final class FieldDigests {
    /** Enough to make accidental collisions improbable; encodes to 12 characters of Base64. */
    private static final int DIGEST_BYTES = 9;

    private FieldDigests() {}

    public static ObjectNode of(ObjectNode content) {
        ObjectNode digests = JsonNodeFactory.instance.objectNode();
        content.properties().forEach(field -> digests.put(field.getKey(), digest(field.getValue())));
        return digests;
    }

    private static String digest(JsonNode value) {
        byte[] hash = DigestUtils.sha256(value.toString());
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
    }

    /** Returns the names of the fields that differ or are in one of the two only, in alphabetical order. */
    public static List<String> changedFields(JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.path(name).equals(after.path(name)));
        return List.copyOf(names);
    }
}
