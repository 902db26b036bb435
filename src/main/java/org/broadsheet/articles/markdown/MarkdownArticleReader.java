package org.broadsheet.articles.markdown;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.yaml.FieldPositions;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Hands an article that came as a Markdown file to the resource method, as if it had come as JSON. */
@Provider
@Consumes(MediaTypes.MARKDOWN)
public class MarkdownArticleReader implements ServerMessageBodyReader<ArticleInput> {
    private final StrictJsonReader input;
    private final CurrentVertxRequest current;

    MarkdownArticleReader(StrictJsonReader input, CurrentVertxRequest current) {
        this.input = input;
        this.current = current;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type == ArticleInput.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ArticleInput.class;
    }

    @Override
    public ArticleInput readFrom(
            Class<ArticleInput> type, Type genericType, MediaType mediaType, ServerRequestContext request) {
        RoutingContext context = current.getCurrent();
        MarkdownArticle file = MarkdownArticle.parse(RequestBody.of(context));
        context.put(FieldPositions.KEY, file.positions());
        return input.readWithStoredData(file.fields(), type);
    }

    @Override
    public ArticleInput readFrom(
            Class<ArticleInput> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        throw new IllegalStateException("bodies are taken in before they are read");
    }
}
