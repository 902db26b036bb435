package org.broadsheet.articles;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.FurtherFaults;
import org.broadsheet.platform.problem.Faults;
import org.broadsheet.platform.register.Kind;

/** Names sections and sources that are not there in an article with other faults. */
@Singleton
class ReferenceFaults implements FurtherFaults {
    private final References references;
    private final CurrentVertxRequest current;

    ReferenceFaults(References references, CurrentVertxRequest current) {
        this.references = references;
        this.current = current;
    }

    @Override
    public Class<?> type() {
        return ArticleInput.class;
    }

    @Override
    public void note(Record input, Faults faults) {
        if (!areMadeOnTheWay()) {
            QuarkusTransaction.joiningExisting().run(() -> note((ArticleInput) input, faults));
        }
    }

    private boolean areMadeOnTheWay() {
        RoutingContext request = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return request != null && "true".equals(request.request().getParam("createMissing"));
    }

    private void note(ArticleInput input, Faults faults) {
        note(Kind.CATEGORY, input.category(), "/category", faults);
        List<Slug> more = input.categories() == null ? List.of() : input.categories();
        for (int i = 0; i < more.size(); i++) {
            note(Kind.CATEGORY, more.get(i), "/categories/" + i, faults);
        }
        note(Kind.SOURCE, input.source(), "/source", faults);
    }

    private void note(Kind kind, Slug slug, String pointer, Faults faults) {
        if (slug != null && references.ids(kind, List.of(slug.value())).isEmpty()) {
            references.noteMissing(faults, pointer, kind, slug.value());
        }
    }
}
