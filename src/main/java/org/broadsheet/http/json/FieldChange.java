package org.broadsheet.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How one field differs between two states of something.
 *
 * @param pointer where it stands (RFC 6901)
 * @param before JSON's null when it was unset; absent beside a {@code diff}
 * @param after likewise
 * @param diff for texts of several lines, by line in the unified format; absent for anything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String pointer, JsonNode before, JsonNode after, String diff) {}
