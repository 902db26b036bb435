package org.broadsheet.taxonomy;

import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Creates, replaces and deletes the entries of one kind. A slug belongs to one entry of its kind, and an entry that
 * articles use is deleted only after they were moved to another one. Methods run in the caller's transaction.
 *
 * @param <E> the entity
 * @param <I> its JSON input
 */
public abstract class TaxonomyWriter<E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>> {

    /** The Java types of a kind. */
    public record Type<E, I>(
            TaxonomyKind kind, Class<E> entity, Supplier<E> newEntity, Class<I> input, Function<E, I> toInput) {}

    private final TaxonomyChanges changes;
    private final Type<E, I> type;

    protected TaxonomyWriter(TaxonomyChanges changes, Type<E, I> type) {
        this.changes = changes;
        this.type = type;
    }

    /** Replaces one entry by another in all articles that use it, so that no article names the same entry twice. */
    protected abstract void moveArticles(long from, long to);

    Type<E, I> type() {
        return type;
    }

    /** Finds an entry and locks its row until the transaction ends. */
    public Optional<E> find(String slug) {
        return changes.entities()
                .createQuery("FROM " + type.entity().getName() + " WHERE slug = ?1", type.entity())
                .setParameter(1, slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Finds an entry as {@link #find} does, by a former slug too. */
    protected Optional<E> findCurrentOrFormer(String slug) {
        return find(slug)
                .or(() -> changes.formerSlugs().current(type.kind(), slug).flatMap(this::find));
    }

    /** The entries with ids above the given one, in the order of their ids. */
    Stream<E> page(long afterId, int size) {
        return changes.entities()
                .createQuery("FROM " + type.entity().getName() + " WHERE id > ?1 ORDER BY id", type.entity())
                .setParameter(1, afterId)
                .setMaxResults(size)
                .getResultStream();
    }

    /** @throws ProblemException 404 */
    public E get(String slug) {
        return find(slug)
                .orElseThrow(() -> ProblemException.notFound(type.kind().name(), slug));
    }

    /**
     * @param address the slug in the request's path; null for a new entry whose slug comes from its input or its name
     * @throws ProblemException 409 when the slug is taken
     */
    public E create(Slug address, I input) {
        return insert(type.newEntity().get(), address, input);
    }

    protected E insert(E entry, Slug address, I input) {
        entry.slug = slugForNew(address, input);
        fill(entry, input);
        save(entry);
        changes.formerSlugs().remove(type.kind(), entry.slug);
        return entry;
    }

    private String slugForNew(Slug address, I input) {
        if (input.slug() != null) {
            return input.slug().value();
        }
        return address == null ? freeSlug(input.name()) : address.value();
    }

    /** @throws ProblemException 409 when the new slug is taken */
    public E replace(E entry, I input) {
        String nameBefore = entry.name;
        String slugBefore = entry.slug;
        if (input.slug() != null) {
            entry.slug = input.slug().value();
        }
        fill(entry, input);
        save(entry);
        if (!entry.slug.equals(slugBefore)) {
            changes.formerSlugs().remove(type.kind(), entry.slug);
            changes.formerSlugs().add(type.kind(), slugBefore, entry.id);
        }
        if (type.kind().isIndexedByName() && !entry.name.equals(nameBefore)) {
            changes.announce(new ArticleTaxonomyChanged(articlesUnder(entry), ArticleTaxonomyChanged.Change.RENAMED));
        }
        return entry;
    }

    private void fill(E entry, I input) {
        entry.name = input.name().strip();
        entry.implied = false;
        input.applyTo(entry);
    }

    private void save(E entry) {
        try {
            changes.entities().persist(entry);
            changes.flush();
        } catch (ConstraintViolationException violation) {
            if ((type.kind().table() + "_slug_unique").equals(violation.getConstraintName())) {
                throw slugTaken(entry.slug);
            }
            throw violation;
        }
    }

    private ProblemException slugTaken(String slug) {
        String detail =
                "there is a " + type.kind().name() + " `" + slug + "` already; choose another slug, or PUT to that one";
        return new ProblemException(ErrorCode.SLUG_TAKEN, FieldError.at("/slug", detail));
    }

    /** The slug of the name, or the name's slug with the lowest number from 2 that makes it unique. */
    private String freeSlug(String name) {
        Slug slug = Slug.from(name);
        Set<String> taken = new HashSet<>(changes.database()
                .list(
                        Sql.of(
                                "SELECT slug FROM " + type.kind().table() + " WHERE slug = ? OR slug LIKE ?",
                                slug.value(),
                                slug + "-%"),
                        row -> row.text("slug")));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug.numbered(number))
                .map(Slug::value)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Deletes an entry after its articles were moved to the replacement, if there is one.
     *
     * @param moveTo slug of the replacement, or null
     * @throws ProblemException 409 when articles use the entry and there is no replacement; 400 when no other entry has
     *     the replacement's slug
     */
    public void delete(E entry, Slug moveTo) {
        delete(entry, moveTo == null ? null : replacement(entry, moveTo.value()));
    }

    protected E replacement(E deleted, String slug) {
        E replacement = findCurrentOrFormer(slug).orElse(null);
        if (replacement == null || replacement == deleted) {
            String detail = replacement == null
                    ? changes.unknownSlugs().message(type.kind(), slug, "create it first")
                    : "must be another one";
            throw ProblemException.invalidParameter("moveTo", detail);
        }
        return replacement;
    }

    protected void delete(E entry, E replacement) {
        List<Long> articles = articlesUnder(entry);
        if (replacement != null) {
            changes.announce(new ArticleTaxonomyChanging(articles));
            moveArticles(entry.id, replacement.id);
            changes.formerSlugs().moveTo(type.kind(), entry, replacement);
        } else if (!articles.isEmpty()) {
            throw inUse(entry, articles.size() + (articles.size() == 1 ? " article needs" : " articles need") + " it");
        }
        changes.formerSlugs().removeAllOf(type.kind(), entry);
        changes.entities().remove(entry);
        changes.flush();
        if (!articles.isEmpty()) {
            changes.announce(new ArticleTaxonomyChanged(articles, ArticleTaxonomyChanged.Change.REPLACED));
        }
    }

    protected ProblemException inUse(E entry, String reason) {
        return new ProblemException(
                ErrorCode.IN_USE,
                reason + ". Repeat with `?moveTo=<slug>` to move what needs `" + entry.slug + "` to another "
                        + type.kind().name() + ".");
    }

    /** Ids of the articles of any status in the entry's list. */
    protected List<Long> articlesUnder(E entry) {
        return changes.database()
                .list(
                        Sql.of(
                                "SELECT article_id FROM listing WHERE kind = ?::\"char\" AND key = ?",
                                type.kind().listing(),
                                entry.id),
                        row -> row.number("article_id"));
    }
}
