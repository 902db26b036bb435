package org.broadsheet.articles.writing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.ArticleInput.RelatedSettings;
import org.broadsheet.articles.ArticleInput.TagAssignment;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.publishing.PublicationTimes;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.TextValidation;

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
        Map<String, Object> values = new HashMap<>();
        values.put("title", in.title().strip().replaceAll("\\s+", " "));
        values.put("slug", slug);
        values.put("formerSlugs", formerSlugs(in, slug, current));
        values.put(
                "summary",
                in.summary() == null || TextValidation.isInvisible(in.summary())
                        ? null
                        : in.summary().strip());
        values.put("bodyFormat", in.bodyFormat() == null ? BodyFormat.markdown : in.bodyFormat());
        values.put("language", in.language() == null ? LanguageTag.of(defaultLanguage) : in.language());
        values.put(
                "categories",
                orEmpty(in.categories()).stream()
                        .filter(category -> !category.equals(in.category()))
                        .distinct()
                        .toList());
        values.put("tags", orEmpty(in.tags()));
        values.put("authors", orEmpty(in.authors()));
        values.put("status", times.status());
        values.put("publishAt", times.publishAt());
        values.put("expireAt", times.expireAt());
        values.put("publishedAt", times.publishedAt());
        values.put("aliases", ArticleAliases.distinct(orEmpty(in.aliases())));
        values.put(
                "corrections",
                Correction.normalized(
                        orEmpty(in.corrections()), current == null ? List.of() : current.corrections(), now));
        values.put(
                "related",
                in.related() == null
                        ? NO_OVERRIDES
                        : new RelatedSettings(
                                orEmpty(in.related().pinned()),
                                orEmpty(in.related().excluded()),
                                Boolean.TRUE.equals(in.related().hidden())));
        return RecordCopy.with(in, values);
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
        return RecordCopy.with(
                in,
                Map.of(
                        "tags",
                        in.tags().stream()
                                .map(tag -> new TagAssignment(slug(tag), null))
                                .distinct()
                                .toList(),
                        "authors",
                        in.authors().stream()
                                .map(author -> new AuthorCredit(slug(author), null, author.role()))
                                .toList()));
    }

    private static Slug slug(SlugOrName reference) {
        return reference.lookupSlug() == null ? null : new Slug(reference.lookupSlug());
    }
}
