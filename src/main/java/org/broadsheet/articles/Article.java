package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.articles.lists.TitleSortKey;
import org.broadsheet.articles.publishing.PublicationTimes;
import org.broadsheet.articles.rendering.RenderedBody;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An article. Its status changes only through named transitions, which refuse illegal changes. */
@Entity
public class Article extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "article_seq")
    @SequenceGenerator(name = "article_seq", sequenceName = "article_seq", allocationSize = 50)
    public Long id;

    @Column(name = "public_id")
    public UUID publicId;

    public String slug;

    @Column(name = "external_id")
    public String externalId;

    public String language;

    private String title;

    @Column(name = "title_sort_key")
    private String titleSortKey;

    public String summary;
    private String excerpt;

    @Enumerated(EnumType.STRING)
    @Column(name = "body_format")
    private BodyFormat bodyFormat;

    @Column(name = "body_source")
    private String bodySource;

    @Column(name = "body_html")
    private String bodyHtml;

    @Column(name = "body_text")
    private String bodyText;

    @Column(name = "word_count")
    private int wordCount;

    @Column(name = "reading_minutes")
    private int readingMinutes;

    @Column(name = "category_id")
    public Long categoryId;

    @Column(name = "source_id")
    public Long sourceId;

    @JdbcTypeCode(SqlTypes.JSON)
    public ArticleImage image;

    /** The row of the uploaded medium that {@link #image} shows; null for an image on another site. */
    @Column(name = "medium_id")
    public Long mediumId;

    public boolean featured;

    @Column(name = "canonical_url")
    public String canonicalUrl;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Correction> corrections = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    public Seo seo;

    @JdbcTypeCode(SqlTypes.JSON)
    public ObjectNode meta;

    /** Whether the article is left out of the related lists of other articles. */
    @Column(name = "related_hidden")
    public boolean relatedHidden;

    /** The public id of the first article of a group of translations; its own id while it has no translation. */
    @Column(name = "translation_group")
    public UUID translationGroup;

    @Enumerated(EnumType.STRING)
    private ArticleStatus status = ArticleStatus.draft;

    @Column(name = "publish_at")
    private Instant publishAt;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "expire_at")
    private Instant expireAt;

    @Column(name = "listed_at")
    private Instant listedAt;

    /** The id of the key that created the article; null for the first admin key. */
    @Column(name = "created_by")
    public UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    public int version;

    protected Article() {}

    public Article(UUID publicId, Instant now) {
        this.publicId = publicId;
        this.translationGroup = publicId;
        this.createdAt = now;
        markUpdated(now);
    }

    public ArticleStatus status() {
        return status;
    }

    /** Locks the row, so that edits of one article run one after the other. */
    public static Optional<Article> findBySlugForUpdate(String slug) {
        return find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public static Optional<Article> findByPublicIdForUpdate(UUID publicId) {
        return find("publicId", publicId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static Optional<Article> findByExternalIdForUpdate(String externalId) {
        return find("externalId", externalId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static Optional<Article> findByIdForUpdate(long id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    public void setContent(String headline, BodyFormat format, String source, RenderedBody rendered) {
        title = headline;
        titleSortKey = TitleSortKey.of(headline);
        bodyFormat = format;
        bodySource = source;
        bodyHtml = rendered.html();
        bodyText = rendered.text();
        excerpt = rendered.excerpt();
        wordCount = rendered.wordCount();
        readingMinutes = rendered.readingMinutes();
    }

    /** Sets {@code updatedAt}, and {@code listedAt}, the time by which lists sort the article. */
    public void markUpdated(Instant now) {
        updatedAt = now;
        listedAt = publishedAt != null ? publishedAt : publishAt != null ? publishAt : createdAt;
    }

    /**
     * Changes the status and the publication times.
     *
     * @param imported whether the article comes from another system; then {@code expireAt} may lie in the past
     * @throws ProblemException 409 when the transition is illegal, 422 when the times do not fit the status
     */
    public void transitionTo(PublicationTimes target, boolean imported, Instant now) {
        if (target.status() != status && !status.next().contains(target.status())) {
            throw illegalTransition(target.status());
        }
        PublicationTimes before = new PublicationTimes(status, publishAt, publishedAt, expireAt);
        target.validate(before, imported, now).throwIfAny();
        publishAt = target.remainingPlan(now);
        expireAt = target.expireAt();
        publishedAt = target.publishedAt() != null ? target.publishedAt() : publishedAt;
        status = target.status();
        if (status == ArticleStatus.published && publishedAt == null) {
            publishedAt = now;
        }
    }

    public void publishScheduled(Instant now) {
        transitionTo(new PublicationTimes(ArticleStatus.published, publishAt, publishAt, expireAt), false, now);
        markUpdated(now);
    }

    public void archive(Instant now) {
        if (status != ArticleStatus.archived) {
            transitionTo(new PublicationTimes(ArticleStatus.archived, null, null, expireAt), false, now);
            markUpdated(now);
        }
    }

    private ProblemException illegalTransition(ArticleStatus target) {
        String allowed = status.next().stream().map(Enum::name).collect(Collectors.joining(", "));
        return new ProblemException(
                ErrorCode.ILLEGAL_TRANSITION,
                "An article that is " + status + " cannot become " + target + "; from here it can become: " + allowed
                        + ".");
    }
}
