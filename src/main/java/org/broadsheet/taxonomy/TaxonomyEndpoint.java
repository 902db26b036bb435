package org.broadsheet.taxonomy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.database.Database;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.values.Slug;

/**
 * All that the API does with one kind of entry. The resources of a kind declare its addresses and roles; what happens
 * there is the same for all kinds and stands here.
 *
 * @param <E> the entity
 * @param <I> its JSON in
 * @param <V> its JSON out
 */
public final class TaxonomyEndpoint<
        E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>, V extends Record & Versioned> {
    /** What is particular to a kind. */
    public record Make<E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>, V extends Record & Versioned>(
            TaxonomyKind kind,
            Class<E> entity,
            Supplier<E> blank,
            Class<I> input,
            Function<E, I> asInput,
            Class<V> view,
            Database.Reading<V> reading,
            TaxonomyWriter.Moving moving) {}

    private final TaxonomyWriter register;
    private final TaxonomyListQuery pages;
    private final StrictJsonReader json;
    private final JsonResponses answers;
    private final DryRun dryRuns;
    private final IfMatchCheck upToDate;
    private final FormerSlugs formerSlugs;
    private final Make<E, I, V> make;
    private final String path;

    TaxonomyEndpoint(
            TaxonomyWriter register,
            TaxonomyListQuery pages,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns,
            IfMatchCheck upToDate,
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
                List.of(plural(), CacheMetadata.ARTICLES));
    }

    /** @param language in which it is called; null: the site's own */
    public Response one(String slug, String language) {
        return visible(slug, language)
                .map(view -> answers.read(
                        view, CacheMetadata.of(List.of(make.kind().name() + "-" + slug, CacheMetadata.ARTICLES))))
                .or(() -> formerSlugs
                        .current(make.kind(), slug)
                        .filter(current -> visible(current, language).isPresent())
                        .map(current -> JsonResponses.moved(path + "/" + current)))
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
            ConditionalRequest.requireNoneExpected(ifNoneMatch);
            return replaced(existing, input, ifMatch, dryRun);
        }
        ConditionalRequest.requireNothingExpected(ifMatch);
        return createdAnswer(register.createAt(Slug.inPath(slug), make.blank().get(), make.kind(), input), dryRun);
    }

    public Response patch(String slug, RequestBody patch, String ifMatch, boolean dryRun) {
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
                ifMatch, existing.version, () -> view(existing), () -> JsonDiff.wanted(before, json.written(input)));
        E saved = register.replace(existing, make.kind(), input);
        Response answer = answers.written(view(saved), dryRun ? JsonDiff.between(before, written(saved)) : null);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private Response createdAnswer(E created, boolean dryRun) {
        Response answer = answers.created(
                view(created), path + "/" + created.slug, dryRun ? JsonDiff.creating(written(created)) : null);
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
