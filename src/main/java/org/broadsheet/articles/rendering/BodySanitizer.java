package org.broadsheet.articles.rendering;

import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.http.problem.ProblemException;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML reduced to a safe subset for articles: no scripts, styles, frames or forms; links and images over http(s) or
 * relative.
 */
record BodySanitizer(String html, String text) {
    /** Base of relative links while they are checked; not part of the result. */
    private static final String PLACEHOLDER_BASE = "https://site.invalid/";

    /** The result is parsed and cleaned again, as browsers parse it again, until that no longer changes it. */
    private static final int MAX_PASSES = 3;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 5_000_000;

    private static final Set<String> PARAGRAPH_ELEMENTS =
            Set.of("p h1 h2 h3 h4 h5 h6 blockquote pre figcaption div section hr table ul ol dl".split(" "));
    private static final Set<String> LINE_ELEMENTS = Set.of("li", "tr", "br", "dt", "dd");

    /** @throws ProblemException 422 when the result exceeds {@value #MAX_LENGTH} characters */
    static BodySanitizer of(String html) {
        String previous = html;
        Element body = clean(html);
        String current = body.html();
        for (int pass = 1; pass < MAX_PASSES && !current.equals(previous); pass++) {
            if (current.length() > MAX_LENGTH) {
                throw ProblemException.invalid("/body", "has markup that is never closed; close it");
            }
            previous = current;
            body = clean(previous);
            current = body.html();
        }
        return new BodySanitizer(current, text(body));
    }

    private static Element clean(String html) {
        Document dirty = Document.createShell(PLACEHOLDER_BASE);
        dirty.body()
                .appendChildren(Parser.htmlParser()
                        .setMaxDepth(MAX_DEPTH)
                        .parseFragmentInput(html, dirty.body(), PLACEHOLDER_BASE));
        Document clean = new Cleaner(BodySafelist.INSTANCE).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        return clean.body();
    }

    private static String text(Element body) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            append(text, words.text());
                        } else {
                            endBlock(text, node.nodeName());
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        endBlock(text, node.nodeName());
                        if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
                            append(text, " ");
                        }
                    }
                },
                body);
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String words) {
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? words.stripLeading() : words);
    }

    /** A paragraph ends with a blank line, a row of a table or an item of a list with its line. */
    private static void endBlock(StringBuilder text, String element) {
        if (PARAGRAPH_ELEMENTS.contains(element)) {
            endLine(text);
            if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
                text.append('\n');
            }
        } else if (LINE_ELEMENTS.contains(element)) {
            endLine(text);
        }
    }

    private static void endLine(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static final class BodySafelist extends Safelist {
        static final BodySafelist INSTANCE = new BodySafelist();

        /** Ids of footnotes are kept as link targets; other ids could shadow globals of the page's scripts. */
        private static final Pattern FOOTNOTE_ID = Pattern.compile("fn(ref)?[-\\w]{1,60}");

        BodySafelist() {
            addTags(("a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 "
                            + "h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s section small span strong sub sup "
                            + "table tbody td tfoot th thead tr u ul time bdi bdo ruby rt rp")
                    .split(" "));
            addAttributes("a", "href", "title", "hreflang", "id");
            addAttributes("abbr", "title");
            addAttributes("blockquote", "cite");
            addAttributes("q", "cite");
            addAttributes("img", "src", "alt", "title", "width", "height");
            addAttributes("li", "id", "value");
            addAttributes("ol", "start", "reversed");
            addAttributes("time", "datetime");
            addAttributes("th", "colspan", "rowspan", "scope", "align");
            addAttributes("td", "colspan", "rowspan", "align");
            addAttributes(":all", "dir", "lang");
            addProtocols("a", "href", "http", "https");
            addProtocols("img", "src", "http", "https");
            addProtocols("blockquote", "cite", "http", "https");
            addProtocols("q", "cite", "http", "https");
            preserveRelativeLinks(true);
        }

        @Override
        public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
            if (attribute.getKey().equals("id")
                    && !FOOTNOTE_ID.matcher(attribute.getValue()).matches()) {
                return false;
            }
            return super.isSafeAttribute(tagName, element, attribute);
        }
    }
}
