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

/** Understands and files one line: an article, or with {@code kind} something articles are filed under. */
@Singleton
class LineImporter {
    private static final String KIND = "kind";
    private static final String ARTICLE = "article";

    /**
     * @param articleId empty for what is not an article
     * @param changes to what was there, told of a dry run only
     */
    record Taken(Outcome outcome, Optional<Long> articleId, List<FieldChange> changes) {
        static Taken of(WriteResult filed) {
            return new Taken(filed.outcome(), Optional.of(filed.id()), List.of());
        }
    }

    private final ArticleWriter filing;
    private final BulkArticleWriter bulk;
    private final Instance<NdjsonKind> transfers;
    private final StrictJsonReader json;
    private final Caller caller;

    LineImporter(
            ArticleWriter filing,
            BulkArticleWriter bulk,
            Instance<NdjsonKind> transfers,
            StrictJsonReader json,
            Caller caller) {
        this.filing = filing;
        this.bulk = bulk;
        this.transfers = transfers;
        this.json = json;
        this.caller = caller;
    }

    /** Needs no database, and may run on any thread. */
    PreparedLine prepare(Line line, long end) {
        try {
            if (line.tooLong()) {
                throw ProblemException.invalid("", "The line is too long; a line may have 2 MiB at most.");
            }
            ObjectNode fields = json.readLine(line.bytes());
            JsonNode kind = fields.remove(KIND);
            return prepared(line, end, kind == null ? ARTICLE : kind.asText(), fields);
        } catch (ProblemException refusal) {
            return new PreparedLine(line, end, null, null, null, refusal);
        }
    }

    /** Why a line cannot be filed, together with what only the database can tell. */
    ProblemException refusal(PreparedLine line, boolean createMissing) {
        if (line.fields() != null && !createMissing) {
            try {
                json.readWithStoredData(line.fields(), ArticleInput.class);
            } catch (ProblemException whole) {
                return whole;
            }
        }
        return line.refusal();
    }

    private PreparedLine prepared(Line line, long end, String kind, ObjectNode fields) {
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

    /** The same without what it says of these other articles, to be said when they are there. */
    PreparedLine without(PreparedLine line, Set<String> others) {
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
        return prepared(line.line(), line.end(), line.kind(), fields);
    }

    /** @throws ProblemException when it is not to be filed as it stands */
    Taken take(PreparedLine line, boolean createMissing) {
        if (line.refusal() != null) {
            throw line.refusal();
        }
        if (line.article() != null) {
            return Taken.of(filing.upsert(line.article(), createMissing));
        }
        NdjsonKind transfer = transfer(line.kind());
        if (transfer.isForAdmins()) {
            caller.requireAdmin("What the site says of itself is for admins to change.");
        }
        return new Taken(
                Outcome.valueOf(transfer.importLine(line.fields().deepCopy()).name()), Optional.empty(), List.of());
    }

    /**
     * The same, telling what it changes.
     *
     * @throws ProblemException likewise
     */
    Taken rehearse(PreparedLine line, boolean createMissing) {
        Optional<ObjectNode> before = kept(line);
        Taken taken = take(line, createMissing);
        List<FieldChange> changes = before.isEmpty() || taken.outcome() != Outcome.updated
                ? List.of()
                : JsonDiff.between(before.get(), kept(line).orElseThrow());
        return new Taken(taken.outcome(), taken.articleId(), changes);
    }

    /** What there is of what the line describes. */
    private Optional<ObjectNode> kept(PreparedLine line) {
        if (line.refusal() != null) {
            return Optional.empty();
        }
        return line.article() != null
                ? filing.findCurrent(line.article())
                : transfer(line.kind()).current(line.fields());
    }

    /** Files articles together. */
    void take(List<PreparedLine> articles, boolean createMissing, BulkArticleWriter.Listener reception) {
        bulk.upsert(articles.stream().map(PreparedLine::article).toList(), createMissing, reception);
    }

    private NdjsonKind transfer(String kind) {
        return transfers.stream()
                .filter(transfer -> transfer.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("/" + KIND, unknown(kind)));
    }

    private String unknown(String kind) {
        Set<String> known = transfers.stream().map(NdjsonKind::kind).collect(Collectors.toSet());
        known.add(ARTICLE);
        return ClosestMatch.of(kind, known)
                .map(near -> "is not known; did you mean `" + near + "`?")
                .orElse("must be one of " + known.stream().sorted().collect(Collectors.joining(", ")));
    }
}
