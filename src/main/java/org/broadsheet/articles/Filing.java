package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.articles.Illustrations.Illustrated;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.broadsheet.site.Site;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Files what a client wrote as an article: checks it as a whole, then writes it. Runs inside the caller's transaction,
 * and leaves it to the caller to announce the change, as one or with others.
 */
@Singleton
public class Filing {
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
    public record Filed(long id, String slug, Outcome outcome, ArticleSource before) {}

    private final EntityManager entities;
    private final References references;
    private final Illustrations illustrations;
    private final Slugs slugs;
    private final Aliases aliases;
    private final ArticleSources sources;
    private final Publisher publisher;
    private final Ownership ownership;
    private final Revisions revisions;
    private final Caller caller;
    private final Touched touched;

    Filing(
            EntityManager entities,
            References references,
            Illustrations illustrations,
            Slugs slugs,
            Aliases aliases,
            ArticleSources sources,
            Publisher publisher,
            Ownership ownership,
            Revisions revisions,
            Caller caller,
            Touched touched) {
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
    public Filed create(ArticleInput input, Optional<Slug> address, boolean createMissing) {
        return create(Manuscript.of(input), address, createMissing);
    }

    private Filed create(Manuscript manuscript, Optional<Slug> address, boolean createMissing) {
        FilingRows rows = new FilingRows();
        Article article = begin(manuscript, input -> slugs.forNew(input, address), createMissing, rows);
        flush(article);
        write(rows);
        return new Filed(article.id, article.slug, Outcome.created, null);
    }

    /** Leaves it to the caller to flush the article, and then to write the rows. */
    Article begin(Manuscript written, Function<ArticleInput, String> slug, boolean createMissing, FilingRows rows) {
        Illustrated illustrated = illustrations.find(written);
        Manuscript manuscript = illustrated.manuscript();
        Instant now = now(manuscript.input());
        ArticleInput settled = Settling.ofNew(manuscript, Site.get().defaultLanguage, now);
        Resolved resolved = Resolved.of(settled, null, createMissing, references, caller);
        Article article = new Article(UuidVersion7Strategy.INSTANCE.generateUuid(null), now);
        article.createdBy = caller.holder() == null ? null : caller.holder().id();
        article.slug = slug.apply(settled);
        article.become(Timetable.of(settled), manuscript.fromElsewhere(), now);
        requirePublishingUnlessDraft(article);
        fill(article, settled, manuscript.body(), resolved);
        article.mediumId = illustrated.imageId();
        article.touch(now);
        entities.persist(article);
        rows.add(article.id, resolved, references);
        rows.media.add(article.id, illustrated.mediumIds());
        if (!settled.aliases().isEmpty() || !settled.formerSlugs().isEmpty()) {
            rows.old.add(new FilingRows.OldAddresses(article, settled.aliases(), settled.formerSlugs()));
        }
        return article;
    }

    void write(FilingRows rows) {
        references.file(rows);
        rows.old.forEach(old -> {
            aliases.keep(old.article().id, List.of(), old.urls());
            slugs.keepFormer(old.article(), old.slugs());
        });
    }

    /**
     * Makes a kept article what the input says, status and slug included.
     *
     * @throws ProblemException 403, 409 or 422
     */
    public Filed revise(Article article, ArticleInput input, boolean createMissing) {
        return revise(article, Manuscript.of(input), createMissing);
    }

    /** @throws ProblemException 403, 409 or 422 */
    Filed revise(Article article, Manuscript written, boolean createMissing) {
        Illustrated illustrated = illustrations.find(written);
        Manuscript manuscript = illustrated.manuscript();
        Instant now = now(manuscript.input());
        ArticleSource before = sources.of(article.id);
        ArticleInput current = before.input();
        ArticleInput settled = Settling.ofRevision(manuscript, current, Site.get().defaultLanguage, now);
        if (Settling.sameContent(settled, current)) {
            return new Filed(article.id, article.slug, Outcome.unchanged, before);
        }
        ownership.require(article);
        requirePublishingUnlessDraft(article);
        revisions.begin(List.of(article.id));
        Resolved resolved = Resolved.of(settled, article, createMissing, references, caller);
        article.become(Timetable.of(settled), manuscript.fromElsewhere(), now);
        requirePublishingUnlessDraft(article);
        slugs.rename(article, settled.slug());
        UUID groupBefore = article.translationGroup;
        fill(article, settled, manuscript.body(), resolved);
        article.mediumId = illustrated.imageId();
        if (!groupBefore.equals(article.translationGroup)) {
            touched.touchEverything(); // those it has left show it too
        }
        article.touch(now);
        flush(article);
        references.unfile(article.id);
        FilingRows rows = new FilingRows();
        rows.add(article.id, resolved, references);
        rows.media.add(article.id, illustrated.mediumIds());
        references.file(rows);
        aliases.keep(article.id, current.aliases(), settled.aliases());
        if (!settled.formerSlugs().equals(current.formerSlugs())) {
            slugs.keepFormer(article, settled.formerSlugs());
        }
        return new Filed(article.id, article.slug, Outcome.updated, before);
    }

    /** Creates the article of this slug or external id, or makes the one that is there what the input says. */
    public Filed upsert(Manuscript manuscript, boolean createMissing) {
        Optional<Article> existing = slugs.find(manuscript.input());
        return existing.isPresent()
                ? revise(existing.get(), manuscript, createMissing)
                : create(manuscript, Optional.empty(), createMissing);
    }

    /** What is kept of the article that a manuscript means, as differences are told in it. */
    public Optional<ObjectNode> kept(Manuscript manuscript) {
        return slugs.find(manuscript.input())
                .map(article -> sources.of(article.id).comparable());
    }

    /** What is planned is held against the clock it will be done by; anything else is worth no question to it. */
    private Instant now(ArticleInput input) {
        return input.publishAt() == null && input.expireAt() == null ? Times.now() : publisher.now();
    }

    private void requirePublishingUnlessDraft(Article article) {
        if (article.status() != ArticleStatus.draft) {
            caller.requirePublishing("The article is " + article.status() + ", or would be.");
        }
    }

    private static void fill(Article article, ArticleInput input, RenderedBody body, Resolved resolved) {
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
        article.write(input.title(), input.bodyFormat(), input.body(), body);
    }

    private void flush(Article article) {
        try {
            entities.flush();
        } catch (ConstraintViolationException violation) {
            String constraint = String.valueOf(violation.getConstraintName());
            if (constraint.equals("article_slug_unique")) {
                throw Slugs.taken(article.slug);
            }
            if (constraint.equals("article_translation_unique")) {
                throw ProblemException.invalid(
                        "/language", "another translation of the article has the language `" + article.language + "`");
            }
            if (constraint.equals("article_external_id_unique")) {
                String detail = "another article has this external id already";
                throw new ProblemException(
                        ErrorCode.CONFLICT, "/externalId: " + detail, List.of(Fault.at("/externalId", detail)));
            }
            throw violation;
        }
    }
}
