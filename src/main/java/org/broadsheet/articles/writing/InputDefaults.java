package org.broadsheet.articles.writing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.ArticleInput.RelatedSettings;
import org.broadsheet.articles.ArticleInput.TagAssignment;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.publishing.PublicationTimes;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;

/** Fills in the fields that a client left out, normalises the others, and compares two inputs. */
final class InputDefaults {
    private static final RelatedSettings NO_OVERRIDES = new RelatedSettings(List.of(), List.of(), false);

    private InputDefaults() {}

    static ArticleInput forNewArticle(RenderedInput rendered, String defaultLanguage, Instant now) {
        ArticleInput input = rendered.input();
        return complete(input, input.slug(), publicationTimes(rendered, null, now), null, defaultLanguage, now);
    }

    /**
     * An absent status, slug or time of publication keeps its current value, so that leaving out {@code status} never
     * unpublishes an article.
     */
    static ArticleInput forUpdate(RenderedInput rendered, ArticleInput current, String defaultLanguage, Instant now) {
        ArticleInput input = rendered.input();
        Slug slug = input.slug() == null ? current.slug() : input.slug();
        return complete(input, slug, publicationTimes(rendered, current, now), current, defaultLanguage, now);
    }

    private static PublicationTimes publicationTimes(RenderedInput rendered, ArticleInput current, Instant now) {
        ArticleInput in = rendered.input();
        ArticleStatus status = current == null ? ArticleStatus.draft : current.status();
        PublicationTimes times = new PublicationTimes(
                in.status() == null ? status : in.status(),
                in.publishAt(),
                in.publishedAt() == null && current != null ? current.publishedAt() : in.publishedAt(),
                in.expireAt());
        return rendered.allowPastTimes() ? times.asOf(now) : times;
    }

    private static ArticleInput complete(
            ArticleInput in,
            Slug slug,
            PublicationTimes times,
            ArticleInput current,
            String defaultLanguage,
            Instant now) {
        return new ArticleInput(
                in.title().strip().replaceAll("\\s+", " "),
                slug,
                formerSlugs(in, slug, current),
                in.externalId(),
                in.summary() == null || in.summary().isBlank()
                        ? null
                        : in.summary().strip(),
                in.body(),
                in.bodyFormat() == null ? BodyFormat.markdown : in.bodyFormat(),
                in.language() == null ? LanguageTag.of(defaultLanguage) : in.language(),
                in.category(),
                orEmpty(in.categories()).stream()
                        .filter(category -> !category.equals(in.category()))
                        .distinct()
                        .toList(),
                orEmpty(in.tags()),
                orEmpty(in.authors()),
                in.source(),
                in.image(),
                times.status(),
                times.publishAt(),
                times.expireAt(),
                times.publishedAt(),
                in.canonicalUrl(),
                ArticleAliases.distinct(orEmpty(in.aliases())),
                Correction.normalized(
                        orEmpty(in.corrections()), current == null ? List.of() : current.corrections(), now),
                in.seo(),
                in.related() == null
                        ? NO_OVERRIDES
                        : new RelatedSettings(
                                orEmpty(in.related().pinned()),
                                orEmpty(in.related().excluded()),
                                Boolean.TRUE.equals(in.related().hidden())),
                in.translationOf(),
                in.meta());
    }

    /** Keeps all former slugs, and adds the current slug when it changes. */
    private static List<Slug> formerSlugs(ArticleInput in, Slug slug, ArticleInput current) {
        Stream<Slug> existing = current == null
                ? Stream.empty()
                : Stream.concat(current.formerSlugs().stream(), Stream.of(current.slug()));
        return Stream.concat(existing, orEmpty(in.formerSlugs()).stream())
                .filter(each -> !each.equals(slug))
                .distinct()
                .sorted(Comparator.comparing(Slug::value))
                .toList();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Whether two complete inputs have the same content. Tags and authors are compared by slug, not by name. */
    static boolean sameContent(ArticleInput a, ArticleInput b) {
        return Objects.equals(withoutNames(a), withoutNames(b));
    }

    private static ArticleInput withoutNames(ArticleInput in) {
        return new ArticleInput(
                in.title(),
                in.slug(),
                in.formerSlugs(),
                in.externalId(),
                in.summary(),
                in.body(),
                in.bodyFormat(),
                in.language(),
                in.category(),
                in.categories(),
                in.tags().stream()
                        .map(tag -> new TagAssignment(slug(tag), null))
                        .distinct()
                        .toList(),
                in.authors().stream()
                        .map(author -> new AuthorCredit(slug(author), null, author.role()))
                        .toList(),
                in.source(),
                in.image(),
                in.status(),
                in.publishAt(),
                in.expireAt(),
                in.publishedAt(),
                in.canonicalUrl(),
                in.aliases(),
                in.corrections(),
                in.seo(),
                in.related(),
                in.translationOf(),
                in.meta());
    }

    private static Slug slug(SlugOrName reference) {
        return reference.lookupSlug() == null ? null : new Slug(reference.lookupSlug());
    }
}
