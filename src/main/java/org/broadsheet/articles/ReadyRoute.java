package org.broadsheet.articles;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Asked;
import org.broadsheet.platform.delivery.ServedLanguage;

/**
 * Answers the commonest question that is not in anybody's memory, one article by its slug, without a resource: where it is
 * ready, there is nothing to be mapped. Whatever else there is to such a request goes to {@link ArticlesResource}.
 */
@Singleton
class ReadyRoute {
    /** After the cache, and after those who take in bodies. */
    private static final int PRIORITY = 40;

    private static final String ARTICLES = "/v1/articles/";

    private final Vertx vertx;
    private final ReadyArticles ready;
    private final Answers answers;

    ReadyRoute(Vertx vertx, ReadyArticles ready, Answers answers) {
        this.vertx = vertx;
        this.ready = ready;
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::serve, PRIORITY);
    }

    private void serve(RoutingContext context) {
        Optional<ArticleAddress> address = Asked.in(context.request()).flatMap(ReadyRoute::article);
        if (address.isEmpty()) {
            context.next();
            return;
        }
        vertx.executeBlocking(() -> ready.whole(address.get()), false)
                .onSuccess(found -> found.ifPresentOrElse(whole -> send(context, whole), context::next))
                .onFailure(context::fail);
    }

    private static Optional<ArticleAddress> article(Asked asked) {
        return Optional.of(asked.address())
                .filter(address -> address.startsWith(ARTICLES))
                .map(address -> address.substring(ARTICLES.length()))
                .filter(Slug::isWellFormed)
                .map(ArticleAddress::new);
    }

    private void send(RoutingContext context, ReadyArticles.Whole whole) {
        new ServedLanguage(whole.language(), false).in(context);
        answers.sendReady(context, whole.json(), whole.version(), whole.freshness());
    }
}
