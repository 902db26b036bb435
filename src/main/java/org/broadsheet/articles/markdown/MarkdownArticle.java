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
 * An article as a Markdown file: front matter with the fields of {@link ArticleInput} in YAML between two lines
 * {@code ---}, then the body.
 *
 * @param fields the fields and the body as a JSON object
 * @param positions line and column of each field in the file
 */
public record MarkdownArticle(ObjectNode fields, FieldPositions positions) {
    private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]{1,40}:(\\s.*)?");
    private static final Pattern END = Pattern.compile("(?m)^(---|\\.\\.\\.)[ \\t]*(\\n|\\z)");

    /** @throws ProblemException 400 with line and column when the file is malformed */
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

    private static MarkdownArticle of(ObjectNode fields, FieldPositions positions, String remainder, int line) {
        if (fields.has("body")) {
            throw positions.located(
                    ProblemException.invalid("/body", "stands below the front matter, not in it; take it out here"));
        }
        positions.put("/body", line, 1);
        String body = remainder.startsWith("\n") ? remainder.substring(1) : remainder;
        if (!fields.has("title")) {
            body = extractTitle(body, fields);
        }
        fields.put("body", body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
        return new MarkdownArticle(fields, positions);
    }

    /** A heading at the beginning of a file without a title becomes the title. */
    private static String extractTitle(String body, ObjectNode fields) {
        String text = body.stripLeading();
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith("# ")) {
            return body;
        }
        String heading =
                RenderedBody.of(BodyFormat.markdown, first, Locale.ROOT).text();
        fields.put("title", heading);
        String remainder = text.substring(first.length());
        return remainder.substring(
                (int) remainder.chars().takeWhile(c -> c == '\n').count());
    }

    private static int countLines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String decodeUtf8(byte[] bytes) {
        ByteBuffer remainder = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(remainder).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            String good = new String(bytes, 0, remainder.position(), StandardCharsets.UTF_8);
            throw malformed(countLines(good) + 1, "the file is not UTF-8; save it as UTF-8");
        }
    }

    /** Replaces CRLF by LF if the first line ends with CRLF; else a carriage return is part of the text. */
    private static String normalizeLineEndings(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? text.replace("\r\n", "\n") : text;
    }

    /** Writes the file in UTF-8. The same snapshot always gives the same bytes. */
    public static byte[] write(ArticleSnapshot snapshot) {
        ObjectNode fields = snapshot.json().deepCopy();
        String body = fields.remove("body").textValue();
        if (snapshot.input().bodyFormat() == BodyFormat.markdown) {
            fields.remove("bodyFormat");
        }
        shortenToNames(fields.path("tags"), snapshot.input().tags(), tag -> TagAssignment.of(tag.name()));
        shortenToNames(fields.path("authors"), snapshot.input().authors(), author -> AuthorCredit.of(author.name()));
        return ("---\n" + YamlWriter.of(fields) + "---\n\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces references by their names alone where slug and role follow from the name. */
    private static <T extends SlugOrName> void shortenToNames(
            JsonNode list, List<T> references, UnaryOperator<T> byName) {
        for (int i = 0; i < list.size(); i++) {
            T shortened = byName.apply(references.get(i));
            if (shortened.lookupSlug().equals(references.get(i).lookupSlug())
                    && list.get(i).path("role").isMissingNode()) {
                ((ArrayNode) list).set(i, references.get(i).name());
            }
        }
    }

    private static ProblemException malformed(int line, String detail) {
        return new ProblemException(
                ErrorCode.MALFORMED_BODY, FieldError.at("", detail).atPosition(line, 1));
    }
}
