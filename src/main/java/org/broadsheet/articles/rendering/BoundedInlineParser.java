package org.broadsheet.articles.rendering;

import org.broadsheet.http.problem.ProblemException;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/**
 * Parses inline Markdown with a bound on the work for a whole body. The work for a paragraph is up to its length times
 * its number of delimiters, so that a paragraph of delimiters alone would take minutes.
 */
final class BoundedInlineParser implements InlineParser {
    private static final String DELIMITERS = "*_~<[`";
    private static final long MAX_WORK = 400_000_000;

    private final InlineParser parser;
    private long work;

    BoundedInlineParser(InlineParserContext context) {
        parser = new InlineParserImpl(context);
    }

    /** @throws ProblemException 422 when the body exceeds the bound */
    @Override
    public void parse(SourceLines lines, Node block) {
        String content = lines.getContent();
        work += content.length()
                * content.chars().filter(c -> DELIMITERS.indexOf(c) >= 0).count();
        if (work > MAX_WORK) {
            throw ProblemException.invalid("/body", "has too many marks in one paragraph; break it up");
        }
        parser.parse(lines, block);
    }
}
