package org.broadsheet.articles.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.ArticleInput.TagAssignment;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.rendering.RenderedBody;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.yaml.FieldPositions;
import org.broadsheet.http.yaml.YamlReader;
import org.broadsheet.http.yaml.YamlWriter;

/**
 * An article as a client's Markdown file: between two lines {@code ---} the fields of {@link ArticleInput} in YAML, then
 * the body.
 *
 * @param fields as JSON would have them, the body among them
 * @param positions where they stand
 */
public record MarkdownArticle(ObjectNode fields, FieldPositions positions) {
    private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]{1,40}:(\\s.*)?");
    private static final Pattern END = Pattern.compile("(?m)^(---|\\.\\.\\.)[ \\t]*(\\n|\\z)");
    private static final Pattern HEADLINE =
            Pattern.compile("\\A\\n* {0,3}#[ \\t]+(\\S.*?)(?:[ \\t]+#+)?[ \\t]*(?:\\n+|\\z)");

    /** @throws ProblemException 400 naming line and column where it is not such a file */
    public static MarkdownArticle parse(byte[] bytes) {
        return parse(normalizeLineEndings(decodeUtf8(bytes)));
    }

    private static MarkdownArticle parse(String text) {
        FieldPositions positions = new FieldPositions();
        String first = text.lines().findFirst().orElse("");
        if (!FENCE.matcher(first).matches()) {
            if (FIELD.matcher(first).matches() && END.matcher(text).find()) {
                throw malformed(1, "front matter begins with a line `---`; put one above this");
            }
            return of(JsonNodeFactory.instance.objectNode(), positions, text, 1);
        }
        int begin = Math.min(text.length(), first.length() + 1);
        Matcher end = END.matcher(text).region(begin, text.length()).useAnchoringBounds(false);
        if (!end.find()) {
            throw malformed(1, "the front matter that begins here has no end: a line `---`");
        }
        ObjectNode fields = YamlReader.read(text.substring(begin, end.start()), 1, positions);
        return of(fields, positions, text.substring(end.end()), countLines(text.substring(0, end.end())) + 1);
    }

    private static MarkdownArticle of(ObjectNode fields, FieldPositions positions, String below, int line) {
        if (fields.has("body")) {
            throw positions.located(
                    ProblemException.invalid("/body", "stands below the front matter, not in it; take it out here"));
        }
        positions.put("/body", line, 1);
        String body = below.startsWith("\n") ? below.substring(1) : below;
        if (!fields.has("title")) {
            body = extractTitle(body, fields);
        }
        fields.put("body", body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
        return new MarkdownArticle(fields, positions);
    }

    /** A file without a title may have it as the heading that it begins with. */
    private static String extractTitle(String body, ObjectNode fields) {
        String text = body.stripLeading();
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith("# ")) {
            return body;
        }
        String heading =
                RenderedBody.of(BodyFormat.markdown, first, Locale.ROOT).text();
        fields.put("title", heading);
        String rest = text.substring(first.length());
        return rest.substring((int) rest.chars().takeWhile(c -> c == '\n').count());
    }

    private static int countLines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String decodeUtf8(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            String good = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
            throw malformed(countLines(good) + 1, "the file is not UTF-8; save it as UTF-8");
        }
    }

    /** A file that begins with a Windows line is one of such lines; in any other a carriage return is a character. */
    private static String normalizeLineEndings(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? text.replace("\r\n", "\n") : text;
    }

    /** Always the same bytes for the same article. */
    public static byte[] write(ArticleSnapshot source) {
        ObjectNode fields = source.json().deepCopy();
        String body = fields.remove("body").textValue();
        if (source.input().bodyFormat() == BodyFormat.markdown) {
            fields.remove("bodyFormat");
        }
        shortenToNames(fields.path("tags"), source.input().tags(), tag -> TagAssignment.of(tag.name()));
        shortenToNames(fields.path("authors"), source.input().authors(), author -> AuthorCredit.of(author.name()));
        return ("---\n" + YamlWriter.of(fields) + "---\n\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Names alone where the rest follows from them. */
    private static <T extends SlugOrName> void shortenToNames(JsonNode list, List<T> named, UnaryOperator<T> byName) {
        for (int i = 0; i < list.size(); i++) {
            T other = byName.apply(named.get(i));
            if (other.lookupSlug().equals(named.get(i).lookupSlug())
                    && list.get(i).path("role").isMissingNode()) {
                ((ArrayNode) list).set(i, named.get(i).name());
            }
        }
    }

    private static ProblemException malformed(int line, String detail) {
        FieldError fault = FieldError.at("", detail).atPosition(line, 1);
        return new ProblemException(ErrorCode.MALFORMED_BODY, fault.message(), List.of(fault));
    }
}
