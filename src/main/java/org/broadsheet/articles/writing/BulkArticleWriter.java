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
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.site.Site;

/**
 * Files many articles as {@link ArticleWriter} does one, with far fewer statements: what is there is asked for at once, and
 * new articles are written together. When anything is wrong with one of them all fail, and are to be filed one by one.
 */
@Singleton
public class BulkArticleWriter {
    private final ArticleWriter filing;
    private final SlugGenerator slugs;
    private final ArticleSnapshotQuery sources;
    private final EntityManager entities;

    BulkArticleWriter(ArticleWriter filing, SlugGenerator slugs, ArticleSnapshotQuery sources, EntityManager entities) {
        this.filing = filing;
        this.slugs = slugs;
        this.sources = sources;
        this.entities = entities;
    }

    /** Told of each article, in their order. */
    public interface Listener {
        void written(int index, WriteResult filed);

        void articlesMissing(int index, MissingArticlesException why);
    }

    /** @throws org.broadsheet.http.problem.ProblemException when one of them is not to be filed as it stands */
    public void upsert(List<RenderedInput> batch, boolean createMissing, Listener reception) {
        Batch work = new Batch(batch, createMissing);
        for (int i = 0; i < batch.size(); i++) {
            try {
                reception.written(i, work.file(batch.get(i)));
            } catch (MissingArticlesException absent) {
                reception.articlesMissing(i, absent);
            }
        }
        work.flush();
    }

    private static Stream<String> names(ArticleInput input) {
        Stream<String> keys = Stream.of(
                input.slug() == null ? null : input.slug().value(),
                input.externalId() == null ? null : externalId(input.externalId()));
        return Stream.concat(keys, former(input)).filter(Objects::nonNull);
    }

    private static Stream<String> former(ArticleInput input) {
        return input.formerSlugs() == null
                ? Stream.empty()
                : input.formerSlugs().stream().map(Slug::value);
    }

    private static String externalId(String id) {
        return "externalId " + id;
    }

    private final class Batch {
        private final boolean createMissing;
        private final Map<String, Long> owners;
        private final Map<Long, ArticleSnapshot> kept = new HashMap<>();
        private final Set<String> pending = new HashSet<>();
        private ArticleLinks rows = new ArticleLinks();

        Batch(List<RenderedInput> batch, boolean createMissing) {
            this.createMissing = createMissing;
            List<ArticleInput> inputs = batch.stream().map(RenderedInput::input).toList();
            this.owners = slugs.owners(
                    inputs.stream()
                            .flatMap(input -> Stream.concat(
                                    Stream.ofNullable(input.slug()).map(Slug::value), former(input)))
                            .toList(),
                    inputs.stream()
                            .map(ArticleInput::externalId)
                            .filter(Objects::nonNull)
                            .toList());
            sources.load(List.copyOf(new HashSet<>(owners.values()))).forEach(source -> kept.put(source.id(), source));
        }

        WriteResult file(RenderedInput manuscript) {
            ArticleInput input = manuscript.input();
            if (input.slug() == null || concernsPending(input)) {
                flush();
                return filing.upsert(manuscript, createMissing);
            }
            List<Long> found = names(input)
                    .map(owners::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (found.isEmpty()) {
                Article article =
                        filing.persist(manuscript, settled -> settled.slug().value(), createMissing, rows);
                names(input).forEach(pending::add);
                return new WriteResult(article.id, article.slug, Outcome.created, null);
            }
            ArticleSnapshot source = kept.remove(found.get(0));
            if (found.size() == 1 && source != null && saysTheSame(manuscript, source.input())) {
                kept.put(source.id(), source);
                return new WriteResult(source.id(), source.input().slug().value(), Outcome.unchanged, source);
            }
            flush();
            return filing.upsert(manuscript, createMissing);
        }

        private boolean saysTheSame(RenderedInput manuscript, ArticleInput current) {
            return InputDefaults.sameContent(
                    InputDefaults.forUpdate(manuscript, current, Site.get().defaultLanguage, Timestamps.now()),
                    current);
        }

        /** Whether it is, or refers to, an article of this batch that is not written yet. */
        private boolean concernsPending(ArticleInput input) {
            return Stream.concat(names(input), referred(input)).anyMatch(pending::contains);
        }

        private static Stream<String> referred(ArticleInput input) {
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
            filing.insertLinks(rows);
            rows = new ArticleLinks();
            pending.clear();
        }
    }
}
