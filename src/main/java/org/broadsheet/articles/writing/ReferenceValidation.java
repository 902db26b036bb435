package org.broadsheet.articles.writing;

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

/** Names sections and sources that are not there in an article with other faults. */
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
    public void addErrors(Record input, FieldErrors faults) {
        if (!areMadeOnTheWay()) {
            QuarkusTransaction.joiningExisting().run(() -> note((ArticleInput) input, faults));
        }
    }

    private boolean areMadeOnTheWay() {
        RoutingContext request = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return request != null && "true".equals(request.request().getParam("createMissing"));
    }

    private void note(ArticleInput input, FieldErrors faults) {
        note(TaxonomyKind.CATEGORY, input.category(), "/category", faults);
        List<Slug> more = input.categories() == null ? List.of() : input.categories();
        for (int i = 0; i < more.size(); i++) {
            note(TaxonomyKind.CATEGORY, more.get(i), "/categories/" + i, faults);
        }
        note(TaxonomyKind.SOURCE, input.source(), "/source", faults);
    }

    private void note(TaxonomyKind kind, Slug slug, String pointer, FieldErrors faults) {
        if (slug != null && references.findIds(kind, List.of(slug.value())).isEmpty()) {
            references.addUnknownSlug(faults, pointer, kind, slug.value());
        }
    }
}
