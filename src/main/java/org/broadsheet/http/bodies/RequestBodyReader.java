package org.broadsheet.http.bodies;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.routing.MediaTypes;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Hands a body that was taken in already to the resource method: raw as {@link RequestBody}, as {@link SpooledUpload}, or read
 * into an input record.
 */
@Provider
@Consumes({
    MediaType.APPLICATION_JSON,
    MediaTypes.MERGE_PATCH,
    MediaTypes.NDJSON,
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    MediaTypes.RSS
})
public class RequestBodyReader implements ServerMessageBodyReader<Object> {
    private final StrictJsonReader jsonReader;
    private final CurrentVertxRequest currentRequest;

    RequestBodyReader(StrictJsonReader jsonReader, CurrentVertxRequest currentRequest) {
        this.jsonReader = jsonReader;
        this.currentRequest = currentRequest;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext request) {
        RoutingContext context = currentRequest.getCurrent();
        requireContentType(context.request());
        if ((Class<?>) type == SpooledUpload.class) {
            return SpooledUpload.of(context);
        }
        byte[] bytes = RequestBody.of(context);
        return (Class<?>) type == RequestBody.class
                ? new RequestBody(bytes)
                : jsonReader.readWithStoredData(bytes, type);
    }

    /** JAX-RS takes a body without a type for whatever the method would like it to be. */
    private static void requireContentType(HttpServerRequest request) {
        if (LimitedBodyHandler.hasBody(request) && !request.headers().contains("Content-Type")) {
            throw new NotSupportedException();
        }
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        throw new IllegalStateException("bodies are taken in before they are read");
    }
}
