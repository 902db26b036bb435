package org.broadsheet.taxonomy;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps entries: one slug one owner, no edit lost, and none deleted that articles still need. */
@Singleton
public class TaxonomyWriter {
    private final EntityManager entities;
    private final Database database;
    private final CacheInvalidation touched;
    private final FormerSlugs formerSlugs;
    private final UnknownSlugMessage strangers;
    private final Event<ArticleTaxonomyChanging> filingChanging;
    private final Event<ArticleTaxonomyChanged> filingChanged;

    TaxonomyWriter(
            EntityManager entities,
            Database database,
            CacheInvalidation touched,
            FormerSlugs formerSlugs,
            UnknownSlugMessage strangers,
            Event<ArticleTaxonomyChanging> filingChanging,
            Event<ArticleTaxonomyChanged> filingChanged) {
        this.entities = entities;
        this.database = database;
        this.touched = touched;
        this.formerSlugs = formerSlugs;
        this.strangers = strangers;
        this.filingChanging = filingChanging;
        this.filingChanged = filingChanged;
    }

    /** Locks the row: changes of one entry happen one after the other. */
    public <E extends TaxonomyEntry> Optional<E> find(Class<E> type, String slug) {
        return entities.createQuery("FROM " + type.getName() + " WHERE slug = ?1", type)
                .setParameter(1, slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** @throws ProblemException 404 */
    public <E extends TaxonomyEntry> E get(Class<E> type, TaxonomyKind kind, String slug) {
        return find(type, slug).orElseThrow(() -> ProblemException.notFound(kind.name(), slug));
    }

    /**
     * The entry that takes over from one to be deleted.
     *
     * @throws ProblemException 422 when there is none of this slug, or it is the doomed one itself
     */
    public <E extends TaxonomyEntry> E heir(Class<E> type, TaxonomyKind kind, E doomed, String slug) {
        E heir = find(type, slug).orElse(null);
        if (heir == null || heir == doomed) {
            String detail = heir == null ? strangers.said(kind, slug, "create it first") : "must be another one";
            throw ProblemException.invalidParameter("moveTo", detail);
        }
        return heir;
    }

    /** @throws ProblemException 409 when the slug asked for is taken */
    public <E extends TaxonomyEntry> E create(E entry, TaxonomyKind kind, TaxonomyInput<E> input) {
        return insert(
                input.slug() == null
                        ? freeSlug(kind, input.name())
                        : input.slug().value(),
                entry,
                kind,
                input);
    }

    /** Creates an entry at the address it was put to, unless its own words name another slug. */
    public <E extends TaxonomyEntry> E createAt(Slug slug, E entry, TaxonomyKind kind, TaxonomyInput<E> input) {
        return insert(input.slug() == null ? slug.value() : input.slug().value(), entry, kind, input);
    }

    private <E extends TaxonomyEntry> E insert(String slug, E entry, TaxonomyKind kind, TaxonomyInput<E> input) {
        entry.slug = slug;
        fill(entry, input);
        save(kind, entry);
        formerSlugs.taken(kind, slug);
        return entry;
    }

    /** @throws ProblemException 409 when the new slug is taken */
    public <E extends TaxonomyEntry> E replace(E entry, TaxonomyKind kind, TaxonomyInput<E> input) {
        String nameBefore = entry.name;
        String slugBefore = entry.slug;
        if (input.slug() != null) {
            entry.slug = input.slug().value();
        }
        fill(entry, input);
        save(kind, entry);
        if (!entry.slug.equals(slugBefore)) {
            formerSlugs.taken(kind, entry.slug);
            formerSlugs.left(kind, slugBefore, entry.id);
        }
        if (!entry.name.equals(nameBefore) && kind != TaxonomyKind.CATEGORY && kind != TaxonomyKind.SOURCE) {
            filingChanged.fire(
                    new ArticleTaxonomyChanged(articlesUnder(kind, entry.id), ArticleTaxonomyChanged.Extent.NAME));
        }
        return entry;
    }

    private <E extends TaxonomyEntry> void fill(E entry, TaxonomyInput<E> input) {
        entry.name = input.name().strip();
        entry.implied = false;
        input.applyTo(entry);
    }

    private void save(TaxonomyKind kind, TaxonomyEntry entry) {
        try {
            entities.persist(entry);
            entities.flush();
            touched.touchEverything();
        } catch (ConstraintViolationException violation) {
            if ((kind.table() + "_slug_unique").equals(violation.getConstraintName())) {
                throw slugTaken(kind, entry.slug);
            }
            throw violation;
        }
    }

    private static ProblemException slugTaken(TaxonomyKind kind, String slug) {
        String detail =
                "there is a " + kind.name() + " `" + slug + "` already; choose another slug, or PUT to that one";
        return new ProblemException(ErrorCode.SLUG_TAKEN, "/slug: " + detail, List.of(FieldError.at("/slug", detail)));
    }

    private String freeSlug(TaxonomyKind kind, String name) {
        Slug wanted = Slug.from(name);
        Set<String> taken = new HashSet<>(database.list(
                Sql.of(
                        "SELECT slug FROM " + kind.table() + " WHERE slug = ? OR slug LIKE ?",
                        wanted.value(),
                        wanted + "-%"),
                row -> row.text("slug")));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? wanted : wanted.numbered(number))
                .map(Slug::value)
                .filter(slug -> !taken.contains(slug))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Removes an entry. Articles filed under it are moved first when the caller said where to.
     *
     * @param moving files the articles under the other entry instead
     * @throws ProblemException 409 when articles need it and {@code moveTo} is null
     */
    public <E extends TaxonomyEntry> void delete(E entry, TaxonomyKind kind, E moveTo, Moving moving) {
        List<Long> filed = articlesUnder(kind, entry.id);
        if (moveTo != null) {
            filingChanging.fire(new ArticleTaxonomyChanging(filed));
            moving.move(entry.id, moveTo.id);
            formerSlugs.inherited(kind, entry, moveTo);
        } else if (!filed.isEmpty()) {
            throw inUse(
                    kind, entry.slug, filed.size() + (filed.size() == 1 ? " article needs" : " articles need") + " it");
        }
        formerSlugs.forgotten(kind, entry);
        entities.remove(entry);
        entities.flush();
        touched.touchEverything();
        if (!filed.isEmpty()) {
            filingChanged.fire(new ArticleTaxonomyChanged(filed, ArticleTaxonomyChanged.Extent.ENTRY));
        }
    }

    public static ProblemException inUse(TaxonomyKind kind, String slug, String why) {
        return new ProblemException(
                ErrorCode.IN_USE,
                why + ". Repeat with `?moveTo=<slug>` to move what needs `" + slug + "` to another " + kind.name()
                        + ".");
    }

    /** The articles of any status that stand in the entry's list. */
    public List<Long> articlesUnder(TaxonomyKind kind, long id) {
        return database.list(
                Sql.of("SELECT article_id FROM listing WHERE kind = ?::\"char\" AND key = ?", kind.listing(), id),
                row -> row.number("article_id"));
    }

    /** Re-files whatever points to one entry under another. */
    @FunctionalInterface
    public interface Moving {
        void move(long from, long to);
    }
}
