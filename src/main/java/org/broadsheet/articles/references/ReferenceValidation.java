package org.broadsheet.articles.references;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.http.json.StoredDataValidation;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Reports unknown categories and sources of an article together with errors that need no database. Without it a client
 * would learn of them only after correcting the others.
 */
@Singleton
class ReferenceValidation implements StoredDataValidation {
    private final ReferenceResolver references;
    private final CurrentVertxRequest current;

    ReferenceValidation(ReferenceResolver references, CurrentVertxRequest current) {
        this.references = references;
        this.current = current;
    }

    @Override
    public Class<?> type() {
        return ArticleInput.class;
    }

    @Override
    public void addErrors(Record input, FieldErrors errors) {
        if (!createsMissing()) {
            QuarkusTransaction.joiningExisting().run(() -> validate((ArticleInput) input, errors));
        }
    }

    private boolean createsMissing() {
        RoutingContext context = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return context != null && "true".equals(context.request().getParam("createMissing"));
    }

    private void validate(ArticleInput input, FieldErrors errors) {
        requireExisting(TaxonomyKind.CATEGORY, input.category(), "/category", errors);
        List<Slug> others = input.categories() == null ? List.of() : input.categories();
        for (int i = 0; i < others.size(); i++) {
            requireExisting(TaxonomyKind.CATEGORY, others.get(i), "/categories/" + i, errors);
        }
        requireExisting(TaxonomyKind.SOURCE, input.source(), "/source", errors);
    }

    private void requireExisting(TaxonomyKind kind, Slug slug, String pointer, FieldErrors errors) {
        if (slug != null && references.findIds(kind, List.of(slug.value())).isEmpty()) {
            references.addUnknownSlug(errors, pointer, kind, slug.value());
        }
    }
}
