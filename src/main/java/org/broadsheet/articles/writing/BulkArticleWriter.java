package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.references.MissingArticlesException;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.site.Site;

/**
 * Creates or updates many articles as {@link ArticleWriter} does one, with far fewer statements: existing articles are
 * loaded together, and new articles are inserted together. When one article fails the whole batch fails, and the caller
 * has to write its articles one by one.
 */
@Singleton
public class BulkArticleWriter {
    private final ArticleWriter writer;
    private final ArticleLinkWriter linkWriter;
    private final ArticleLookup lookup;
    private final ArticleSnapshotQuery snapshots;
    private final EntityManager entities;

    BulkArticleWriter(
            ArticleWriter writer,
            ArticleLinkWriter linkWriter,
            ArticleLookup lookup,
            ArticleSnapshotQuery snapshots,
            EntityManager entities) {
        this.writer = writer;
        this.linkWriter = linkWriter;
        this.lookup = lookup;
        this.snapshots = snapshots;
        this.entities = entities;
    }

    /** Receives the result of each article, in the order of the batch. */
    public interface Listener {
        void written(int index, WriteResult result);

        void articlesMissing(int index, MissingArticlesException exception);
    }

    /** @throws org.broadsheet.http.problem.ProblemException when one article is invalid or in conflict */
    public void upsert(List<RenderedInput> inputs, boolean createMissing, Listener listener) {
        Batch batch = new Batch(inputs, createMissing);
        for (int i = 0; i < inputs.size(); i++) {
            try {
                listener.written(i, batch.upsert(inputs.get(i)));
            } catch (MissingArticlesException exception) {
                listener.articlesMissing(i, exception);
            }
        }
        batch.flush();
    }

    /** Slug, external id key and former slugs of an input. */
    private static Stream<String> keys(ArticleInput input) {
        Stream<String> keys = Stream.of(
                input.slug() == null ? null : input.slug().value(),
                input.externalId() == null ? null : ArticleLookup.externalIdKey(input.externalId()));
        return Stream.concat(keys, formerSlugs(input)).filter(Objects::nonNull);
    }

    private static Stream<String> formerSlugs(ArticleInput input) {
        return input.formerSlugs() == null
                ? Stream.empty()
                : input.formerSlugs().stream().map(Slug::value);
    }

    private final class Batch {
        private final boolean createMissing;
        private final Map<String, Long> existingIds;
        private final Map<Long, ArticleSnapshot> current = new HashMap<>();
        private final Set<String> pendingKeys = new HashSet<>();
        private ArticleLinks pendingLinks = new ArticleLinks();

        Batch(List<RenderedInput> batch, boolean createMissing) {
            this.createMissing = createMissing;
            List<ArticleInput> inputs = batch.stream().map(RenderedInput::input).toList();
            this.existingIds = lookup.findIds(
                    inputs.stream()
                            .flatMap(input -> Stream.concat(
                                    Stream.ofNullable(input.slug()).map(Slug::value), formerSlugs(input)))
                            .toList(),
                    inputs.stream()
                            .map(ArticleInput::externalId)
                            .filter(Objects::nonNull)
                            .toList());
            snapshots
                    .load(List.copyOf(new HashSet<>(existingIds.values())))
                    .forEach(snapshot -> current.put(snapshot.id(), snapshot));
        }

        WriteResult upsert(RenderedInput rendered) {
            ArticleInput input = rendered.input();
            if (input.slug() == null || refersToPending(input)) {
                flush();
                return writer.upsert(rendered, createMissing);
            }
            List<Long> ids = keys(input)
                    .map(existingIds::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (ids.isEmpty()) {
                Article article =
                        writer.persist(rendered, complete -> complete.slug().value(), createMissing, pendingLinks);
                keys(input).forEach(pendingKeys::add);
                return new WriteResult(article.id, article.slug, Outcome.created, null);
            }
            ArticleSnapshot snapshot = current.remove(ids.get(0));
            if (ids.size() == 1 && snapshot != null && isUnchanged(rendered, snapshot.input())) {
                current.put(snapshot.id(), snapshot);
                return new WriteResult(snapshot.id(), snapshot.input().slug().value(), Outcome.unchanged, snapshot);
            }
            flush();
            return writer.upsert(rendered, createMissing);
        }

        private boolean isUnchanged(RenderedInput input, ArticleInput current) {
            return InputDefaults.sameContent(
                    InputDefaults.forUpdate(input, current, Site.get().defaultLanguage, Timestamps.now()), current);
        }

        /** Whether the input is, or refers to, an article of this batch that is not inserted yet. */
        private boolean refersToPending(ArticleInput input) {
            return Stream.concat(keys(input), referencedSlugs(input)).anyMatch(pendingKeys::contains);
        }

        private static Stream<String> referencedSlugs(ArticleInput input) {
            List<String> names = new ArrayList<>();
            names.add(input.translationOf());
            if (input.related() != null) {
                Stream.of(input.related().pinned(), input.related().excluded())
                        .filter(Objects::nonNull)
                        .forEach(slugs -> slugs.forEach(slug -> names.add(slug.value())));
            }
            return names.stream();
        }

        void flush() {
            entities.flush();
            linkWriter.insert(pendingLinks);
            pendingLinks = new ArticleLinks();
            pendingKeys.clear();
        }
    }
}
