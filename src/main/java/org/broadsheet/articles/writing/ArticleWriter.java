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
import org.broadsheet.articles.rendering.RenderedBody;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.articles.writing.MediaResolver.ResolvedMedia;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.Caller;
import org.broadsheet.site.Site;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Files what a client wrote as an article: checks it as a whole, then writes it. Runs inside the caller's transaction,
 * and leaves it to the caller to announce the change, as one or with others.
 */
@Singleton
public class ArticleWriter {
    /** What filing did. */
    public enum Outcome {
        created,
        updated,
        unchanged
    }

    /**
     * An article as filed.
     *
     * @param before what it was; null for a new one
     */
    public record WriteResult(long id, String slug, Outcome outcome, ArticleSnapshot before) {}

    private final EntityManager entities;
    private final ReferenceResolver references;
    private final MediaResolver illustrations;
    private final SlugGenerator slugs;
    private final ArticleAliases aliases;
    private final ArticleSnapshotQuery sources;
    private final ScheduledPublisher publisher;
    private final ArticleOwnership ownership;
    private final RevisionWriter revisions;
    private final Caller caller;
    private final CacheInvalidation touched;

    ArticleWriter(
            EntityManager entities,
            ReferenceResolver references,
            MediaResolver illustrations,
            SlugGenerator slugs,
            ArticleAliases aliases,
            ArticleSnapshotQuery sources,
            ScheduledPublisher publisher,
            ArticleOwnership ownership,
            RevisionWriter revisions,
            Caller caller,
            CacheInvalidation touched) {
        this.entities = entities;
        this.references = references;
        this.illustrations = illustrations;
        this.slugs = slugs;
        this.aliases = aliases;
        this.sources = sources;
        this.publisher = publisher;
        this.ownership = ownership;
        this.revisions = revisions;
        this.caller = caller;
        this.touched = touched;
    }

    /**
     * @param address the slug it was put to, if it was
     * @param createMissing whether categories and sources may come into being
     * @throws ProblemException 403, 409 or 422
     */
    public WriteResult create(ArticleInput input, Optional<Slug> address, boolean createMissing) {
        return create(RenderedInput.of(input), address, createMissing);
    }

    private WriteResult create(RenderedInput manuscript, Optional<Slug> address, boolean createMissing) {
        ArticleLinks rows = new ArticleLinks();
        Article article = persist(manuscript, input -> slugs.forNew(input, address), createMissing, rows);
        flush(article);
        insertLinks(rows);
        return new WriteResult(article.id, article.slug, Outcome.created, null);
    }

    /** Leaves it to the caller to flush the article, and then to write the rows. */
    Article persist(
            RenderedInput written, Function<ArticleInput, String> slug, boolean createMissing, ArticleLinks rows) {
        ResolvedMedia illustrated = illustrations.resolve(written);
        RenderedInput manuscript = illustrated.input();
        Instant now = now(manuscript.input());
        ArticleInput settled = InputDefaults.forNewArticle(manuscript, Site.get().defaultLanguage, now);
        ResolvedReferences resolved = ResolvedReferences.of(settled, null, createMissing, references, caller);
        Article article = new Article(UuidVersion7Strategy.INSTANCE.generateUuid(null), now);
        article.createdBy = caller.holder() == null ? null : caller.holder().id();
        article.slug = slug.apply(settled);
        article.transitionTo(PublicationTimes.of(settled), manuscript.allowPastTimes(), now);
        requirePublishingUnlessDraft(article);
        fill(article, settled, manuscript.body(), resolved);
        article.mediumId = illustrated.imageMediumId();
        article.markUpdated(now);
        entities.persist(article);
        rows.add(article.id, resolved, references);
        rows.media.add(article.id, illustrated.mediumIds());
        if (!settled.aliases().isEmpty() || !settled.formerSlugs().isEmpty()) {
            rows.old.add(new ArticleLinks.OldAddresses(article, settled.aliases(), settled.formerSlugs()));
        }
        return article;
    }

    void insertLinks(ArticleLinks rows) {
        references.file(rows);
        rows.old.forEach(old -> {
            aliases.replace(old.article().id, List.of(), old.urls());
            slugs.keepFormer(old.article(), old.slugs());
        });
    }

    /**
     * Makes a kept article what the input says, status and slug included.
     *
     * @throws ProblemException 403, 409 or 422
     */
    public WriteResult update(Article article, ArticleInput input, boolean createMissing) {
        return update(article, RenderedInput.of(input), createMissing);
    }

    /** @throws ProblemException 403, 409 or 422 */
    WriteResult update(Article article, RenderedInput written, boolean createMissing) {
        ResolvedMedia illustrated = illustrations.resolve(written);
        RenderedInput manuscript = illustrated.input();
        Instant now = now(manuscript.input());
        ArticleSnapshot before = sources.load(article.id);
        ArticleInput current = before.input();
        ArticleInput settled = InputDefaults.forUpdate(manuscript, current, Site.get().defaultLanguage, now);
        if (InputDefaults.sameContent(settled, current)) {
            return new WriteResult(article.id, article.slug, Outcome.unchanged, before);
        }
        ownership.requireWriteAccess(article);
        requirePublishingUnlessDraft(article);
        revisions.recordInitial(List.of(article.id));
        ResolvedReferences resolved = ResolvedReferences.of(settled, article, createMissing, references, caller);
        article.transitionTo(PublicationTimes.of(settled), manuscript.allowPastTimes(), now);
        requirePublishingUnlessDraft(article);
        slugs.rename(article, settled.slug());
        UUID groupBefore = article.translationGroup;
        fill(article, settled, manuscript.body(), resolved);
        article.mediumId = illustrated.imageMediumId();
        if (!groupBefore.equals(article.translationGroup)) {
            touched.invalidateAll(); // those it has left show it too
        }
        article.markUpdated(now);
        flush(article);
        references.unfile(article.id);
        ArticleLinks rows = new ArticleLinks();
        rows.add(article.id, resolved, references);
        rows.media.add(article.id, illustrated.mediumIds());
        references.file(rows);
        aliases.replace(article.id, current.aliases(), settled.aliases());
        if (!settled.formerSlugs().equals(current.formerSlugs())) {
            slugs.keepFormer(article, settled.formerSlugs());
        }
        return new WriteResult(article.id, article.slug, Outcome.updated, before);
    }

    /** Creates the article of this slug or external id, or makes the one that is there what the input says. */
    public WriteResult upsert(RenderedInput manuscript, boolean createMissing) {
        Optional<Article> existing = slugs.find(manuscript.input());
        return existing.isPresent()
                ? update(existing.get(), manuscript, createMissing)
                : create(manuscript, Optional.empty(), createMissing);
    }

    /** What is kept of the article that a manuscript means, as differences are told in it. */
    public Optional<ObjectNode> findCurrent(RenderedInput manuscript) {
        return slugs.find(manuscript.input())
                .map(article -> sources.load(article.id).comparable());
    }

    /** What is planned is held against the clock it will be done by; anything else is worth no question to it. */
    private Instant now(ArticleInput input) {
        return input.publishAt() == null && input.expireAt() == null ? Timestamps.now() : publisher.databaseTime();
    }

    private void requirePublishingUnlessDraft(Article article) {
        if (article.status() != ArticleStatus.draft) {
            caller.requirePublishing("The article is " + article.status() + ", or would be.");
        }
    }

    private static void fill(Article article, ArticleInput input, RenderedBody body, ResolvedReferences resolved) {
        article.externalId = input.externalId();
        article.language = input.language().tag();
        article.summary = input.summary();
        article.categoryId = resolved.categoryId();
        article.sourceId = resolved.sourceId();
        article.translationGroup = resolved.translationGroup().orElse(article.publicId);
        article.image = input.image();
        article.canonicalUrl = input.canonicalUrl();
        article.relatedHidden = input.related().hidden();
        article.corrections = input.corrections();
        article.seo = input.seo();
        article.meta = input.meta();
        article.setContent(input.title(), input.bodyFormat(), input.body(), body);
    }

    private void flush(Article article) {
        try {
            entities.flush();
        } catch (ConstraintViolationException violation) {
            String constraint = String.valueOf(violation.getConstraintName());
            if (constraint.equals("article_slug_unique")) {
                throw SlugGenerator.taken(article.slug);
            }
            if (constraint.equals("article_translation_unique")) {
                throw ProblemException.invalid(
                        "/language", "another translation of the article has the language `" + article.language + "`");
            }
            if (constraint.equals("article_external_id_unique")) {
                String detail = "another article has this external id already";
                throw new ProblemException(
                        ErrorCode.CONFLICT, "/externalId: " + detail, List.of(FieldError.at("/externalId", detail)));
            }
            throw violation;
        }
    }
}
