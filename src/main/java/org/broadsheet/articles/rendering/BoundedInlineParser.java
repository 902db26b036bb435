package org.broadsheet.articles.rendering;

import org.broadsheet.http.problem.ProblemException;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/**
 * Reads the marks within paragraphs, up to a bound on the work for a whole body: each mark may be looked for a partner
 * along its whole paragraph, and a paragraph made of marks alone would keep the server busy for minutes.
 */
final class BoundedInlineParser implements InlineParser {
    private static final String DELIMITERS = "*_~<[`";
    private static final long MAX_WORK = 400_000_000;

    private final InlineParser parser;
    private long work;

    BoundedInlineParser(InlineParserContext context) {
        parser = new InlineParserImpl(context);
    }

    /** @throws ProblemException 422 when the marks are beyond reason */
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
