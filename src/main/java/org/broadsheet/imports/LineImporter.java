package org.broadsheet.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.writing.ArticleWriter;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.articles.writing.BulkArticleWriter;
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.http.json.ClosestMatch;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.LineReader.Line;
import org.broadsheet.security.Caller;

/** Parses and imports one line: an article, or another kind such as a category, as its field {@code kind} says. */
@Singleton
class LineImporter {
    private static final String KIND = "kind";
    private static final String ARTICLE = "article";

    /**
     * @param articleId empty for other kinds than articles
     * @param changes the changes to the stored object; empty unless this is a dry run
     */
    record Result(Outcome outcome, Optional<Long> articleId, List<FieldChange> changes) {
        static Result of(WriteResult written) {
            return new Result(written.outcome(), Optional.of(written.id()), List.of());
        }
    }

    private final ArticleWriter writer;
    private final BulkArticleWriter bulkWriter;
    private final Instance<NdjsonKind> kinds;
    private final StrictJsonReader json;
    private final Caller caller;

    LineImporter(
            ArticleWriter writer,
            BulkArticleWriter bulkWriter,
            Instance<NdjsonKind> kinds,
            StrictJsonReader json,
            Caller caller) {
        this.writer = writer;
        this.bulkWriter = bulkWriter;
        this.kinds = kinds;
        this.json = json;
        this.caller = caller;
    }

    /** Parses and validates a line without the database, on any thread. */
    PreparedLine prepare(Line line, long end) {
        try {
            if (line.tooLong()) {
                throw ProblemException.invalid("", "The line is too long; a line may have 2 MiB at most.");
            }
            ObjectNode fields = json.readLine(line.bytes());
            JsonNode kind = fields.remove(KIND);
            return prepareFields(line, end, kind == null ? ARTICLE : kind.asText(), fields);
        } catch (ProblemException refusal) {
            return new PreparedLine(line, end, null, null, null, refusal);
        }
    }

    /** Returns all errors of an invalid line, including those that only the database can find. */
    ProblemException fullProblem(PreparedLine line, boolean createMissing) {
        if (line.fields() != null && !createMissing) {
            try {
                json.readWithStoredData(line.fields(), ArticleInput.class);
            } catch (ProblemException fullProblem) {
                return fullProblem;
            }
        }
        return line.problem();
    }

    private PreparedLine prepareFields(Line line, long end, String kind, ObjectNode fields) {
        if (!kind.equals(ARTICLE)) {
            return new PreparedLine(line, end, kind, fields, null, null);
        }
        try {
            RenderedInput article = RenderedInput.allowingPastTimes(json.read(fields, ArticleInput.class));
            return new PreparedLine(line, end, kind, fields, article, null);
        } catch (ProblemException refusal) {
            return new PreparedLine(line, end, kind, fields, null, refusal);
        }
    }

    /** Returns the line without its references to these articles, which are added when the articles exist. */
    PreparedLine withoutReferences(PreparedLine line, Set<String> others) {
        ObjectNode fields = line.fields().deepCopy();
        if (others.contains(fields.path("translationOf").asText())) {
            fields.remove("translationOf");
        }
        for (JsonNode list : fields.path("related")) {
            for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
                if (others.contains(each.next().asText())) {
                    each.remove();
                }
            }
        }
        return prepareFields(line.line(), line.endOffset(), line.kind(), fields);
    }

    /** @throws ProblemException if the line is invalid */
    Result importLine(PreparedLine line, boolean createMissing) {
        if (line.problem() != null) {
            throw line.problem();
        }
        if (line.article() != null) {
            return Result.of(writer.upsert(line.article(), createMissing));
        }
        NdjsonKind transfer = kind(line.kind());
        if (transfer.isForAdmins()) {
            caller.requireAdmin("What the site says of itself is for admins to change.");
        }
        return new Result(
                Outcome.valueOf(transfer.importLine(line.fields().deepCopy()).name()), Optional.empty(), List.of());
    }

    /**
     * Imports a line in a dry run, and compares the object before and after.
     *
     * @throws ProblemException if the line is invalid
     */
    Result importForDryRun(PreparedLine line, boolean createMissing) {
        Optional<ObjectNode> before = findStored(line);
        Result result = importLine(line, createMissing);
        List<FieldChange> changes = before.isEmpty() || result.outcome() != Outcome.updated
                ? List.of()
                : JsonDiff.between(before.get(), findStored(line).orElseThrow());
        return new Result(result.outcome(), result.articleId(), changes);
    }

    /** Returns the stored object that the line describes. */
    private Optional<ObjectNode> findStored(PreparedLine line) {
        if (line.problem() != null) {
            return Optional.empty();
        }
        return line.article() != null
                ? writer.findCurrent(line.article())
                : kind(line.kind()).current(line.fields());
    }

    /** Imports several articles with few statements. */
    void importLine(List<PreparedLine> articles, boolean createMissing, BulkArticleWriter.Listener listener) {
        bulkWriter.upsert(articles.stream().map(PreparedLine::article).toList(), createMissing, listener);
    }

    private NdjsonKind kind(String kind) {
        return kinds.stream()
                .filter(transfer -> transfer.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("/" + KIND, unknownKind(kind)));
    }

    private String unknownKind(String kind) {
        Set<String> known = kinds.stream().map(NdjsonKind::kind).collect(Collectors.toSet());
        known.add(ARTICLE);
        return ClosestMatch.of(kind, known)
                .map(near -> "is not known; did you mean `" + near + "`?")
                .orElse("must be one of " + known.stream().sorted().collect(Collectors.joining(", ")));
    }
}
