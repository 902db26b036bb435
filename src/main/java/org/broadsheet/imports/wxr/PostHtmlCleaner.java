package org.broadsheet.imports.wxr;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cleans the content of a WordPress post: removes block comments and shortcodes, and adds figures and paragraphs. */
final class PostHtmlCleaner {
    private static final String BLOCK_TAGS =
            "(?:p|div|h[1-6]|ul|ol|li|dl|table|blockquote|pre|figure|figcaption|hr|section|article|address|form|iframe|video|audio)";
    private static final Pattern STARTS_WITH_BLOCK = Pattern.compile("(?is)\\A\\s*</?" + BLOCK_TAGS + "[\\s/>].*");
    private static final Pattern HAS_PARAGRAPHS = Pattern.compile("(?i)<p[\\s>]");
    private static final Pattern SHORTCODE =
            Pattern.compile("\\[(/?)([a-z][a-z0-9_-]{2,40})((?:\\s[^\\[\\]<>]{0,1000})?)\\]");
    private static final Pattern CAPTION_TEXT =
            Pattern.compile("(?is)((?:<a\\s[^>]*>\\s*)?<img\\s[^>]*>(?:\\s*</a>)?)(.*)");
    private static final Set<String> REMOVED_SHORTCODES =
            Set.of("gallery", "audio", "video", "playlist", "embed", "caption", "wp_caption");

    private PostHtmlCleaner() {}

    static String clean(WxrItem item, WxrWarnings warnings) {
        String content =
                replaceCaptions(removeComments(item.raw("content:encoded")).replace("\r\n", "\n"));
        content = removeShortcodes(content, item, warnings);
        return HAS_PARAGRAPHS.matcher(content).find() ? content.strip() : addParagraphs(content);
    }

    /** Removes comments, such as those with which the block editor marks its blocks. */
    private static String removeComments(String html) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int begin = html.indexOf("<!--"); begin >= 0; begin = html.indexOf("<!--", from)) {
            int end = html.indexOf("-->", begin);
            if (end < 0) {
                break;
            }
            kept.append(html, from, begin);
            from = end + "-->".length();
        }
        return kept.append(html, from, html.length()).toString();
    }

    private static String replaceCaptions(String html) {
        StringBuilder made = new StringBuilder();
        int from = 0;
        for (int begin = html.indexOf("[caption"); begin >= 0; begin = html.indexOf("[caption", from)) {
            int inner = html.indexOf(']', begin) + 1;
            int end = html.indexOf("[/caption]", begin);
            if (inner == 0 || end < inner) {
                break;
            }
            Matcher parts = CAPTION_TEXT.matcher(html.substring(inner, end).strip());
            made.append(html, from, begin)
                    .append(
                            parts.matches()
                                    ? "\n\n<figure>" + parts.group(1) + "<figcaption>"
                                            + parts.group(2).strip() + "</figcaption></figure>\n\n"
                                    : html.substring(inner, end));
            from = end + "[/caption]".length();
        }
        return made.append(html, from, html.length()).toString();
    }

    private static String removeShortcodes(String html, WxrItem item, WxrWarnings warnings) {
        Set<String> removed = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        String cleaned = SHORTCODE.matcher(html).replaceAll(code -> {
            if (REMOVED_SHORTCODES.contains(code.group(2))) {
                removed.add(code.group(2));
                return "";
            }
            if (code.group(3).indexOf('=') >= 0 || code.group(1).equals("/")) {
                kept.add(code.group(2));
            }
            return Matcher.quoteReplacement(code.group());
        });
        removed.forEach(name -> warnings.add(item, "content:encoded", "[" + name + "] is left out"));
        kept.forEach(name -> warnings.add(item, "content:encoded", "[" + name + "] stands in the text as it is"));
        return cleaned;
    }

    /** Adds paragraphs as WordPress does when it renders: at blank lines, with a {@code <br>} for each other line end. */
    private static String addParagraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String piece : text.split("\n\\s*\n")) {
            String part = piece.strip();
            if (STARTS_WITH_BLOCK.matcher(part).matches()) {
                html.append(part).append('\n');
            } else if (!part.isEmpty()) {
                html.append("<p>").append(part.replace("\n", "<br>\n")).append("</p>\n");
            }
        }
        return html.toString().strip();
    }
}
