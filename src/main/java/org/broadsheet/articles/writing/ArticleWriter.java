package org.broadsheet.articles.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleOwnership;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.publishing.PublicationTimes;
import org.broadsheet.articles.publishing.ScheduledPublisher;
import org.broadsheet.articles.references.MediaResolver;
import org.broadsheet.articles.references.MediaResolver.ResolvedMedia;
import org.broadsheet.articles.references.ReferenceResolver;
import org.broadsheet.articles.references.ResolvedReferences;
import org.broadsheet.articles.rendering.RenderedBody;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.Caller;
import org.broadsheet.site.Site;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Creates and updates articles from complete inputs. Runs inside the caller's transaction. The caller must then announce
 * the changed articles with {@link org.broadsheet.articles.lists.ListUpdater}.
 */
@Singleton
public class ArticleWriter {
    public enum Outcome {
        created,
        updated,
        unchanged
    }

    /**
     * @param id row id of the article
     * @param before the article before the write; null for a new article
     */
    public record WriteResult(long id, String slug, Outcome outcome, ArticleSnapshot before) {}

    private final EntityManager entities;
    private final ReferenceResolver references;
    private final MediaResolver media;
    private final ArticleLookup lookup;
    private final SlugGenerator slugs;
    private final FormerArticleSlugs formerSlugs;
    private final ArticleLinkWriter linkWriter;
    private final ArticleSnapshotQuery snapshots;
    private final ScheduledPublisher publisher;
    private final ArticleOwnership ownership;
    private final RevisionWriter revisions;
    private final Caller caller;
    private final CacheInvalidation invalidation;

    ArticleWriter(
            EntityManager entities,
            ReferenceResolver references,
            MediaResolver media,
            ArticleLookup lookup,
            SlugGenerator slugs,
            FormerArticleSlugs formerSlugs,
            ArticleLinkWriter linkWriter,
            ArticleSnapshotQuery snapshots,
            ScheduledPublisher publisher,
            ArticleOwnership ownership,
            RevisionWriter revisions,
            Caller caller,
            CacheInvalidation invalidation) {
        this.entities = entities;
        this.references = references;
        this.media = media;
        this.lookup = lookup;
        this.slugs = slugs;
        this.formerSlugs = formerSlugs;
        this.linkWriter = linkWriter;
        this.snapshots = snapshots;
        this.publisher = publisher;
        this.ownership = ownership;
        this.revisions = revisions;
        this.caller = caller;
        this.invalidation = invalidation;
    }

    /**
     * @param pathSlug the slug in the path of a PUT
     * @param createMissing creates missing categories and sources
     * @throws ProblemException 403, 409 or 422
     */
    public WriteResult create(ArticleInput input, Optional<Slug> pathSlug, boolean createMissing) {
        return create(RenderedInput.of(input), pathSlug, createMissing);
    }

    private WriteResult create(RenderedInput input, Optional<Slug> pathSlug, boolean createMissing) {
        ArticleLinks links = new ArticleLinks();
        Article article = persist(input, complete -> slugs.slugForNew(complete, pathSlug), createMissing, links);
        flush(article);
        linkWriter.insert(links);
        return new WriteResult(article.id, article.slug, Outcome.created, null);
    }

    /**
     * Persists a new article without flushing it. The caller flushes it and then inserts the links.
     *
     * @param links receives the rows that link the article to others
     */
    Article persist(
            RenderedInput rendered, Function<ArticleInput, String> slug, boolean createMissing, ArticleLinks links) {
        ResolvedMedia resolvedMedia = media.resolve(rendered);
        RenderedInput input = resolvedMedia.input();
        Instant now = now(input.input());
        ArticleInput complete = InputDefaults.forNewArticle(input, Site.get().defaultLanguage, now);
        ResolvedReferences resolved = ResolvedReferences.of(complete, null, createMissing, references, caller);
        Article article = new Article(UuidVersion7Strategy.INSTANCE.generateUuid(null), now);
        article.createdBy = caller.holder() == null ? null : caller.holder().id();
        article.slug = slug.apply(complete);
        requirePublishingUnlessDraft(complete.status());
        article.transitionTo(PublicationTimes.of(complete), input.allowPastTimes(), now);
        setFields(article, complete, input.body(), resolved);
        article.mediumId = resolvedMedia.imageMediumId();
        article.markUpdated(now);
        entities.persist(article);
        links.add(article.id, resolved, references);
        links.media.add(article.id, resolvedMedia.mediumIds());
        if (!complete.aliases().isEmpty() || !complete.formerSlugs().isEmpty()) {
            links.formerAddresses.add(
                    new ArticleLinks.FormerAddresses(article, complete.aliases(), complete.formerSlugs()));
        }
        return article;
    }

    /**
     * Replaces the content of an article, including its status and slug. Writes nothing when the content is the same.
     *
     * @throws ProblemException 403, 409 or 422
     */
    public WriteResult update(Article article, ArticleInput input, boolean createMissing) {
        return update(article, RenderedInput.of(input), createMissing);
    }

    /** @throws ProblemException 403, 409 or 422 */
    public WriteResult update(Article article, RenderedInput rendered, boolean createMissing) {
        ResolvedMedia resolvedMedia = media.resolve(rendered);
        RenderedInput input = resolvedMedia.input();
        Instant now = now(input.input());
        ArticleSnapshot before = snapshots.load(article.id);
        ArticleInput current = before.input();
        ArticleInput complete = InputDefaults.forUpdate(input, current, Site.get().defaultLanguage, now);
        if (InputDefaults.sameContent(complete, current)) {
            return new WriteResult(article.id, article.slug, Outcome.unchanged, before);
        }
        ownership.requireWriteAccess(article);
        requirePublishingUnlessDraft(article.status());
        boolean wasPublished = article.status() == ArticleStatus.published;
        revisions.recordInitial(List.of(article.id));
        ResolvedReferences resolved = ResolvedReferences.of(complete, article, createMissing, references, caller);
        requirePublishingUnlessDraft(complete.status());
        article.transitionTo(PublicationTimes.of(complete), input.allowPastTimes(), now);
        formerSlugs.rename(article, complete.slug());
        UUID groupBefore = article.translationGroup;
        setFields(article, complete, input.body(), resolved);
        article.mediumId = resolvedMedia.imageMediumId();
        boolean isOrWasPublished = wasPublished || article.status() == ArticleStatus.published;
        if (isOrWasPublished && !groupBefore.equals(article.translationGroup)) {
            invalidation.invalidateAll(); // responses of the translations in the old group list this article too
        }
        article.markUpdated(now);
        flush(article);
        linkWriter.delete(article.id);
        ArticleLinks links = new ArticleLinks();
        links.add(article.id, resolved, references);
        links.media.add(article.id, resolvedMedia.mediumIds());
        linkWriter.insert(links, article, current, complete);
        return new WriteResult(article.id, article.slug, Outcome.updated, before);
    }

    /** Updates the article with the input's slug, external id or former slug, or creates it. */
    public WriteResult upsert(RenderedInput input, boolean createMissing) {
        Optional<Article> existing = lookup.find(input.input());
        return existing.isPresent()
                ? update(existing.get(), input, createMissing)
                : create(input, Optional.empty(), createMissing);
    }

    /** Returns the current content of the article that {@link #upsert} would update, for a diff. */
    public Optional<ObjectNode> findCurrent(RenderedInput input) {
        return lookup.find(input.input())
                .map(article -> snapshots.load(article.id).comparable());
    }

    /** Scheduled times are compared with the database's clock, as {@link ScheduledPublisher} does. It costs a query. */
    private Instant now(ArticleInput input) {
        return input.publishAt() == null && input.expireAt() == null ? Timestamps.now() : publisher.databaseTime();
    }

    private void requirePublishingUnlessDraft(ArticleStatus status) {
        if (status != ArticleStatus.draft) {
            caller.requirePublishing("The status of the article is or becomes " + status + ".");
        }
    }

    private static void setFields(Article article, ArticleInput input, RenderedBody body, ResolvedReferences resolved) {
        input.applyTo(article);
        article.categoryId = resolved.categoryId();
        article.sourceId = resolved.sourceId();
        article.translationGroup = resolved.translationGroup().orElse(article.publicId);
        article.setContent(input.title(), input.bodyFormat(), input.body(), body);
    }

    private void flush(Article article) {
        try {
            entities.flush();
        } catch (ConstraintViolationException violation) {
            throw UniqueConstraintProblems.of(violation, article);
        }
    }
}
