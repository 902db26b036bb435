package org.broadsheet.platform.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Conditions;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.delivery.UpToDate;
import org.broadsheet.platform.delivery.Versioned;
import org.broadsheet.platform.http.Body;
import org.broadsheet.platform.json.Changes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.FieldSelection;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.DryRun;

/**
 * All that the API does with one kind of entry. The resources of a kind declare its addresses and roles; what happens
 * there is the same for all kinds and stands here.
 *
 * @param <E> the entity
 * @param <I> its JSON in
 * @param <V> its JSON out
 */
public final class Shelf<E extends Entry, I extends Record & EntryInput<E>, V extends Record & Versioned> {
    /** What is particular to a kind. */
    public record Make<E extends Entry, I extends Record & EntryInput<E>, V extends Record & Versioned>(
            Kind kind,
            Class<E> entity,
            Supplier<E> blank,
            Class<I> input,
            Function<E, I> asInput,
            Class<V> view,
            Database.Reading<V> reading,
            Register.Moving moving) {}

    private final Register register;
    private final NamedPage pages;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;
    private final UpToDate upToDate;
    private final FormerSlugs formerSlugs;
    private final Make<E, I, V> make;
    private final String path;

    Shelf(
            Register register,
            NamedPage pages,
            JsonInput json,
            Answers answers,
            DryRun dryRuns,
            UpToDate upToDate,
            FormerSlugs formerSlugs,
            Make<E, I, V> make,
            String path) {
        this.register = register;
        this.pages = pages;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
        this.upToDate = upToDate;
        this.formerSlugs = formerSlugs;
        this.make = make;
        this.path = path;
    }

    /** @param language in which its entries are called; null: the site's own */
    public Response list(String language, int limit, Cursor cursor, FieldSelection fields, boolean exactCount) {
        return answers.page(
                pages.page(make.kind(), language, limit, cursor, exactCount, make.reading()),
                fields,
                make.view(),
                List.of(plural(), Freshness.ARTICLES));
    }

    /** @param language in which it is called; null: the site's own */
    public Response one(String slug, String language) {
        return visible(slug, language)
                .map(view ->
                        answers.read(view, Freshness.of(List.of(make.kind().name() + "-" + slug, Freshness.ARTICLES))))
                .or(() -> formerSlugs
                        .current(make.kind(), slug)
                        .filter(current -> visible(current, language).isPresent())
                        .map(current -> Answers.moved(path + "/" + current)))
                .orElseThrow(() -> ProblemException.notFound(make.kind().name(), slug));
    }

    private Optional<V> visible(String slug, String language) {
        return pages.one(make.kind(), slug, language, make.reading());
    }

    public Response create(I input, boolean dryRun) {
        E created = register.create(make.blank().get(), make.kind(), input);
        return createdAnswer(created, dryRun);
    }

    public Response put(String slug, I input, String ifMatch, String ifNoneMatch, boolean dryRun) {
        E existing = register.find(make.entity(), slug).orElse(null);
        if (existing != null) {
            Conditions.requireNoneExpected(ifNoneMatch);
            return replaced(existing, input, ifMatch, dryRun);
        }
        Conditions.requireNothingExpected(ifMatch);
        return createdAnswer(register.createAt(Slug.inPath(slug), make.blank().get(), make.kind(), input), dryRun);
    }

    public Response patch(String slug, Body patch, String ifMatch, boolean dryRun) {
        E existing = register.get(make.entity(), make.kind(), slug);
        I input = json.merge(make.asInput().apply(existing), patch.bytes(), make.input());
        return replaced(existing, input, ifMatch, dryRun);
    }

    public Response delete(String slug, Slug moveTo, String ifMatch, boolean dryRun) {
        E doomed = register.get(make.entity(), make.kind(), slug);
        E heir = moveTo == null ? null : register.heir(make.entity(), make.kind(), doomed, moveTo.value());
        upToDate.require(ifMatch, doomed.version, () -> view(doomed), List::of);
        register.delete(doomed, make.kind(), heir, make.moving());
        dryRuns.undoIf(dryRun);
        return Response.noContent().build();
    }

    private Response replaced(E existing, I input, String ifMatch, boolean dryRun) {
        ObjectNode before = written(existing);
        upToDate.require(
                ifMatch, existing.version, () -> view(existing), () -> Changes.wanted(before, json.written(input)));
        E saved = register.replace(existing, make.kind(), input);
        Response answer = answers.written(view(saved), dryRun ? Changes.between(before, written(saved)) : null);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private Response createdAnswer(E created, boolean dryRun) {
        Response answer = answers.created(
                view(created), path + "/" + created.slug, dryRun ? Changes.creating(written(created)) : null);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private ObjectNode written(E entry) {
        return json.written(make.asInput().apply(entry));
    }

    private V view(E entry) {
        return pages.written(make.kind(), entry.id, make.reading());
    }

    private String plural() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
