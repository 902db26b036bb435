package org.broadsheet.articles.rendering;

import java.util.List;
import java.util.Locale;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.http.problem.ProblemException;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A body as HTML and text, with the values derived from it.
 *
 * @param html sanitised
 * @param text plain text, with a blank line between paragraphs
 * @param excerpt the beginning of the text, cut between words, at most {@value #EXCERPT_LENGTH} characters
 */
public record RenderedBody(String html, String text, String excerpt, int wordCount, int readingMinutes) {
    static final int EXCERPT_LENGTH = 300;

    /** Limit on nested quotes and lists, since the parser and renderer recurse. */
    private static final int MAX_NESTED_BLOCKS = 64;

    /** Limit on consecutive lines without a blank one, since testing them for a table is slow. */
    private static final int MAX_PARAGRAPH_LINES = 5000;

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            FootnotesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTED_BLOCKS)
            .inlineParserFactory(BoundedInlineParser::new)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** @throws ProblemException 422 when the markup is nested too deep, too large, or too costly to parse */
    public static RenderedBody of(BodyFormat format, String source, Locale language) {
        try {
            BodySanitizer sanitized = BodySanitizer.of(format == BodyFormat.markdown ? renderMarkdown(source) : source);
            WordCount words = WordCount.of(sanitized.text());
            return new RenderedBody(
                    sanitized.html(),
                    sanitized.text(),
                    Teaser.truncate(sanitized.text().replaceAll("\n+", " "), EXCERPT_LENGTH, language),
                    words.words(),
                    words.readingMinutes());
        } catch (StackOverflowError tooDeep) {
            throw ProblemException.invalid("/body", "has markup nested too deep; flatten it");
        }
    }

    private static String renderMarkdown(String markdown) {
        int lines = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            lines = line.isBlank() ? 0 : lines + 1;
            if (lines > MAX_PARAGRAPH_LINES) {
                throw ProblemException.invalid(
                        "/body",
                        "has more than " + MAX_PARAGRAPH_LINES + " lines without a blank one; set paragraphs apart");
            }
        }
        return RENDERER.render(PARSER.parse(markdown));
    }
}
