package org.broadsheet.pages;

import java.util.List;

/**
 * Content of the {@code head} element of an article's page.
 *
 * @param canonical the article's canonical URL, or else the URL of this page
 * @param hreflang this page and its translations; empty when there are no translations
 * @param jsonLd the structured data as a string, safe inside a script element
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

    /** A {@code meta} element with a {@code property} attribute, for Open Graph. */
    record Property(String property, String content) {}

    /** A {@code meta} element with a {@code name} attribute. */
    record Meta(String name, String content) {}

    /** A {@code link rel="alternate"} element. The language {@code x-default} is for readers of any other language. */
    record Alternate(String language, String url) {}
}
