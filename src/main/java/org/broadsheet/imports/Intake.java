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
import org.broadsheet.articles.BulkFiling;
import org.broadsheet.articles.Filing;
import org.broadsheet.articles.Filing.Filed;
import org.broadsheet.articles.Filing.Outcome;
import org.broadsheet.articles.Manuscript;
import org.broadsheet.imports.Lines.Line;
import org.broadsheet.platform.json.Change;
import org.broadsheet.platform.json.Changes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.json.NearMiss;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.register.Transfer;
import org.broadsheet.security.Caller;

/** Understands and files one line: an article, or with {@code kind} something articles are filed under. */
@Singleton
class Intake {
    private static final String KIND = "kind";
    private static final String ARTICLE = "article";

    /**
     * @param articleId empty for what is not an article
     * @param changes to what was there, told of a dry run only
     */
    record Taken(Outcome outcome, Optional<Long> articleId, List<Change> changes) {
        static Taken of(Filed filed) {
            return new Taken(filed.outcome(), Optional.of(filed.id()), List.of());
        }
    }

    private final Filing filing;
    private final BulkFiling bulk;
    private final Instance<Transfer> transfers;
    private final JsonInput json;
    private final Caller caller;

    Intake(Filing filing, BulkFiling bulk, Instance<Transfer> transfers, JsonInput json, Caller caller) {
        this.filing = filing;
        this.bulk = bulk;
        this.transfers = transfers;
        this.json = json;
        this.caller = caller;
    }

    /** Needs no database, and may run on any thread. */
    Prepared prepare(Line line, long end) {
        try {
            if (line.tooLong()) {
                throw ProblemException.invalid("", "The line is too long; a line may have 2 MiB at most.");
            }
            ObjectNode fields = json.line(line.bytes());
            JsonNode kind = fields.remove(KIND);
            return prepared(line, end, kind == null ? ARTICLE : kind.asText(), fields);
        } catch (ProblemException refusal) {
            return new Prepared(line, end, null, null, null, refusal);
        }
    }

    /** Why a line cannot be filed, together with what only the database can tell. */
    ProblemException refusal(Prepared line, boolean createMissing) {
        if (line.fields() != null && !createMissing) {
            try {
                json.readWhole(line.fields(), ArticleInput.class);
            } catch (ProblemException whole) {
                return whole;
            }
        }
        return line.refusal();
    }

    private Prepared prepared(Line line, long end, String kind, ObjectNode fields) {
        if (!kind.equals(ARTICLE)) {
            return new Prepared(line, end, kind, fields, null, null);
        }
        try {
            Manuscript article = Manuscript.fromElsewhere(json.read(fields, ArticleInput.class));
            return new Prepared(line, end, kind, fields, article, null);
        } catch (ProblemException refusal) {
            return new Prepared(line, end, kind, fields, null, refusal);
        }
    }

    /** The same without what it says of these other articles, to be said when they are there. */
    Prepared without(Prepared line, Set<String> others) {
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
    Taken take(Prepared line, boolean createMissing) {
        if (line.refusal() != null) {
            throw line.refusal();
        }
        if (line.article() != null) {
            return Taken.of(filing.upsert(line.article(), createMissing));
        }
        Transfer transfer = transfer(line.kind());
        if (transfer.isForAdmins()) {
            caller.requireAdmin("What the site says of itself is for admins to change.");
        }
        return new Taken(Outcome.valueOf(transfer.take(line.fields().deepCopy()).name()), Optional.empty(), List.of());
    }

    /**
     * The same, telling what it changes.
     *
     * @throws ProblemException likewise
     */
    Taken rehearse(Prepared line, boolean createMissing) {
        Optional<ObjectNode> before = kept(line);
        Taken taken = take(line, createMissing);
        List<Change> changes = before.isEmpty() || taken.outcome() != Outcome.updated
                ? List.of()
                : Changes.between(before.get(), kept(line).orElseThrow());
        return new Taken(taken.outcome(), taken.articleId(), changes);
    }

    /** What there is of what the line describes. */
    private Optional<ObjectNode> kept(Prepared line) {
        if (line.refusal() != null) {
            return Optional.empty();
        }
        return line.article() != null
                ? filing.kept(line.article())
                : transfer(line.kind()).kept(line.fields());
    }

    /** Files articles together. */
    void take(List<Prepared> articles, boolean createMissing, BulkFiling.Reception reception) {
        bulk.upsert(articles.stream().map(Prepared::article).toList(), createMissing, reception);
    }

    private Transfer transfer(String kind) {
        return transfers.stream()
                .filter(transfer -> transfer.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("/" + KIND, unknown(kind)));
    }

    private String unknown(String kind) {
        Set<String> known = transfers.stream().map(Transfer::kind).collect(Collectors.toSet());
        known.add(ARTICLE);
        return NearMiss.of(kind, known)
                .map(near -> "is not known; did you mean `" + near + "`?")
                .orElse("must be one of " + known.stream().sorted().collect(Collectors.joining(", ")));
    }
}
