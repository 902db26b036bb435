package org.broadsheet.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The difference of one field between two states of an object.
 *
 * @param pointer JSON pointer of the field (RFC 6901)
 * @param before JSON null if the field was unset; absent if there is a {@code diff}
 * @param after JSON null if the field is unset; absent if there is a {@code diff}
 * @param diff line by line in unified format, for texts of several lines; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String pointer, JsonNode before, JsonNode after, String diff) {}
