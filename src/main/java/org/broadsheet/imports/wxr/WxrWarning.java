package org.broadsheet.imports.wxr;

/**
 * Something in the file that found no place.
 *
 * @param item what it belongs to, such as {@code wp:17}
 * @param field of that item, as WordPress calls it
 */
public record WxrWarning(String item, String field, String detail) {}
