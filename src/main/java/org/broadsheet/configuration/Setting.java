package org.broadsheet.configuration;

import java.util.Locale;

/**
 * A configuration property that operators set.
 *
 * @param property such as {@code broadsheet.site.url}
 * @param fallback the default as documented
 * @param meaning a sentence for the documentation
 */
public record Setting(String property, ValueType type, String fallback, String meaning) {
    /** The environment variable, such as {@code BROADSHEET_SITE_URL}. */
    public String variable() {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
