package org.broadsheet.http.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.http.caching.CacheableRequest;
import org.broadsheet.http.caching.CachedResponse;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.caching.SingleFlight;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.Page;

/** Builds JSON responses with {@code ETag}, {@code Cache-Control}, {@code Vary}, {@code Link} and {@code Surrogate-Key}. */
@Singleton
public class JsonResponses {
    private static final String VARY = "Accept, Accept-Encoding, Authorization";

    private final ResponseCache cache;
    private final CacheControl cacheControl;
    private final ObjectMapper json;
    private final CurrentVertxRequest currentRequest;
    private final SecurityIdentity caller;

    JsonResponses(
            ResponseCache cache,
            CacheControl cacheControl,
            ObjectMapper json,
            CurrentVertxRequest currentRequest,
            SecurityIdentity caller) {
        this.cache = cache;
        this.cacheControl = cacheControl;
        this.json = json;
        this.currentRequest = currentRequest;
        this.caller = caller;
    }

    /**
     * Builds the response for a page of a list: 200 or 304, with a {@code Link} to the next page.
     *
     * @param fields the fields to include in each item; null for all
     * @param surrogateKeys empty if the list must not be cached
     */
    public <T> Response page(Page<T> page, FieldSelection fields, Class<T> itemType, List<String> surrogateKeys) {
        if (fields != null) {
            fields.check(itemType);
        }
        return list(serialize(page, fields == null ? null : fields.itemFilter()), page.page(), surrogateKeys);
    }

    /**
     * Builds the response for a list with members besides its items, or with prerendered JSON.
     *
     * @param view a record, or the bytes of prerendered JSON
     */
    public Response list(Object view, Page.Position position, List<String> surrogateKeys) {
        return list(serialize(view, null), position, surrogateKeys);
    }

    /** Builds the response for an anonymous request that skips the resource. */
    public CachedResponse direct(RoutingContext context, DirectResponse direct) {
        if (direct.language() != null) {
            new ResponseLanguage(direct.language(), false).storeIn(context);
        }
        return build(
                context,
                true,
                serialize(direct.view(), null),
                MediaType.APPLICATION_JSON,
                direct.version(),
                direct.position() == null ? Map.of() : NextPageLink.header(context, direct.position()),
                direct.metadata());
    }

    /** Builds the response for a document of any media type: 200 or 304. */
    public Response document(byte[] bytes, String mediaType, CacheMetadata metadata) {
        return conditionalResponse(bytes, mediaType, null, Map.of(), metadata);
    }

    /** Returns path and query of the next page of the requested list; empty on the last page. */
    public Optional<String> nextPageUri(Page.Position position) {
        return NextPageLink.uri(currentRequest.getCurrent(), position);
    }

    private Response list(byte[] bytes, Page.Position position, List<String> surrogateKeys) {
        return conditionalResponse(
                bytes,
                MediaType.APPLICATION_JSON,
                null,
                NextPageLink.header(currentRequest.getCurrent(), position),
                CacheMetadata.of(surrogateKeys));
    }

    /** Builds the response for a single object: 200 or 304. The ETag of a {@link Versioned} object is valid in {@code If-Match}. */
    public Response item(Object view, CacheMetadata metadata) {
        Integer version = view instanceof Versioned editable ? editable.version() : null;
        return conditionalResponse(serialize(view, null), MediaType.APPLICATION_JSON, version, Map.of(), metadata);
    }

    /** @param changes the changes that a dry run would make; null if this is no dry run */
    public Response updated(Versioned view, List<FieldChange> changes) {
        return versioned(Response.ok(), view, changes).build();
    }

    /** @param changes the changes that a dry run would make; null if this is no dry run */
    public Response created(Versioned view, String location, List<FieldChange> changes) {
        return versioned(Response.status(Response.Status.CREATED).header("Location", location), view, changes)
                .build();
    }

    /**
     * Builds a 308 response with the query of the request. Caches may keep it as long as the resource itself, since the
     * resource may get its former slug back.
     *
     * @param surrogateKeys of the resource at the new path
     */
    public Response permanentRedirect(String path, List<String> surrogateKeys) {
        HttpServerRequest request = currentRequest.getCurrent().request();
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header("Location", request.query() == null ? path : path + "?" + request.query())
                .header("Cache-Control", cacheControl(request, caller.isAnonymous()))
                .header("Vary", VARY)
                .header("Surrogate-Key", String.join(" ", surrogateKeys))
                .build();
    }

    private String cacheControl(HttpServerRequest request, boolean isPublic) {
        return isPublic ? cacheControl.of(request.path()) : CacheControl.PRIVATE;
    }

    /** Returns the ETag of an editable object. */
    public String entityTag(Versioned view) {
        return EntityTag.of(view.version(), serialize(view, null)).headerValue();
    }

    /** Builds a 200 response without ETag, for objects that have no version. */
    public Response okUnversioned(Object view) {
        return Response.ok(serialize(view, null), "application/json")
                .header("Cache-Control", CacheControl.PRIVATE)
                .build();
    }

    /** Builds a 201 response without ETag, for objects that have no version. */
    public Response createdUnversioned(Object view, String location) {
        return Response.status(Response.Status.CREATED)
                .header("Location", location)
                .type("application/json")
                .header("Cache-Control", CacheControl.PRIVATE)
                .entity(serialize(view, null))
                .build();
    }

    /**
     * Builds the response for an editable object as a file: 200 or 304.
     *
     * @param name the file name for {@code Content-Disposition}
     */
    public Response file(byte[] bytes, String mediaType, String name, int version) {
        String tag = EntityTag.of(version, bytes).headerValue();
        boolean unchanged = ConditionalRequest.matchesIfNoneMatch(
                CacheableRequest.of(currentRequest.getCurrent().request()).ifNoneMatch(), tag);
        return (unchanged ? Response.notModified() : Response.ok(bytes, mediaType))
                .header("ETag", tag)
                .header("Cache-Control", CacheControl.PRIVATE)
                .header("Vary", "Accept, Authorization")
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .build();
    }

    private Response.ResponseBuilder versioned(
            Response.ResponseBuilder builder, Versioned view, List<FieldChange> changes) {
        byte[] bytes = serialize(changes == null ? view : withChanges(view, changes), null);
        return builder.type("application/json")
                .header("ETag", EntityTag.of(view.version(), bytes).headerValue())
                .header("Cache-Control", CacheControl.PRIVATE)
                .entity(bytes);
    }

    private ObjectNode withChanges(Versioned view, List<FieldChange> changes) {
        ObjectNode body = json.valueToTree(view);
        body.set("changes", json.valueToTree(changes));
        return body;
    }

    private Response conditionalResponse(
            byte[] bytes, String mediaType, Integer version, Map<String, String> headers, CacheMetadata metadata) {
        RoutingContext context = currentRequest.getCurrent();
        CachedResponse response = build(context, caller.isAnonymous(), bytes, mediaType, version, headers, metadata);
        CacheableRequest request = CacheableRequest.of(context.request());
        CachedResponse.Representation representation = response.representationFor(request);
        Response.ResponseBuilder builder = response.isUnchangedFor(request)
                ? Response.notModified()
                : Response.ok(representation.ok().content(), mediaType)
                        .header("Content-Encoding", representation.encoding());
        response.headers().forEach(builder::header);
        return builder.header("ETag", representation.entityTag()).build();
    }

    /** Builds the response and completes the {@link SingleFlight} of the request, which caches and shares it. */
    private CachedResponse build(
            RoutingContext context,
            boolean isPublic,
            byte[] bytes,
            String mediaType,
            Integer version,
            Map<String, String> headers,
            CacheMetadata metadata) {
        String tag = EntityTag.of(version, bytes).headerValue();
        Map<String, String> allHeaders = new LinkedHashMap<>(headers);
        allHeaders.put("Cache-Control", cacheControl(context.request(), isPublic));
        ResponseLanguage language = ResponseLanguage.of(context);
        boolean byHeader = language != null && language.byHeader();
        allHeaders.put("Vary", VARY + (byHeader ? ", Accept-Language" : ""));
        if (language != null && language.tag() != null) {
            allHeaders.put("Content-Language", language.tag());
        }
        Optional<SingleFlight> flight =
                isPublic && metadata.isCacheable() ? SingleFlight.of(context) : Optional.empty();
        Optional<Instant> lastModified =
                flight.flatMap(pending -> cache.lastModified(metadata.surrogateKeys(), pending.cacheVersion()));
        allHeaders.putAll(metadata.headers(lastModified));
        CachedResponse response = new CachedResponse(
                bytes, mediaType, tag, lastModified.orElse(null), allHeaders, metadata.surrogateKeys());
        flight.ifPresent(pending -> pending.complete(response));
        return response;
    }

    /** @param view a record, or the bytes of prerendered JSON, which are returned unchanged */
    private byte[] serialize(Object view, TokenFilter filter) {
        if (view instanceof byte[] prerendered) {
            return prerendered;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator unfiltered = json.getFactory().createGenerator(bytes);
                JsonGenerator generator = filter == null
                        ? unfiltered
                        : new FilteringGeneratorDelegate(
                                unfiltered, filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            json.writeValue(generator, view);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
