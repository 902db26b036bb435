package org.broadsheet.imports.wxr;

/**
 * A warning about content of a WordPress export that is not imported, or is changed.
 *
 * @param item the external id of the item, such as {@code wp:17}
 * @param field the field of the item, as WordPress calls it
 */
public record WxrWarning(String item, String field, String detail) {}
