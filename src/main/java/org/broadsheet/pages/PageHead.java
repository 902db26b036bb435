package org.broadsheet.pages;

import java.util.List;

/**
 * What belongs into the {@code head} of an article's page.
 *
 * @param canonical where the story first appeared, or else this page
 * @param hreflang the page in every language it is in; empty when there is only one
 * @param jsonLd the structured data as the text of a script element
 */
record PageHead(
        String title,
        String description,
        String canonical,
        String robots,
        List<Property> openGraph,
        List<Meta> twitter,
        List<Alternate> hreflang,
        String jsonLd) {

    /** A {@code meta} element by its property, as Open Graph has it. */
    record Property(String property, String content) {}

    /** A {@code meta} element by its name. */
    record Meta(String name, String content) {}

    /** A {@code link} to the page in a language; {@code x-default} is for everybody else. */
    record Alternate(String language, String url) {}
}
