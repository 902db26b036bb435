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
import java.util.regex.Pattern;
import org.broadsheet.http.caching.CacheableRequest;
import org.broadsheet.http.caching.CachedResponse;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.caching.SingleFlight;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.Page;

/** Makes answers out of records: the bytes, and the headers that let browsers and CDNs keep them. */
@Singleton
public class JsonResponses {
    private static final String PUBLIC_CACHE_CONTROL =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=86400";
    private static final String PRIVATE_CACHE_CONTROL = "private, no-store";
    private static final Pattern CURSOR_PARAMETER = Pattern.compile("(^|&)cursor=[^&]*");

    private final ResponseCache cache;
    private final ObjectMapper json;
    private final CurrentVertxRequest currentRequest;
    private final SecurityIdentity caller;

    JsonResponses(ResponseCache cache, ObjectMapper json, CurrentVertxRequest currentRequest, SecurityIdentity caller) {
        this.cache = cache;
        this.json = json;
        this.currentRequest = currentRequest;
        this.caller = caller;
    }

    /** A list: 200 or 304, with a {@code Link} to the next page. One that shows what nobody touches has no keys, and is not kept. */
    public <T> Response page(Page<T> page, FieldSelection fields, Class<T> itemType, List<String> surrogateKeys) {
        if (fields != null) {
            fields.check(itemType);
        }
        return list(serialize(page, fields == null ? null : fields.itemFilter()), page.page(), surrogateKeys);
    }

    /** A list that tells more than its items, or whose JSON is ready. */
    public Response list(Object view, Page.Position position, List<String> surrogateKeys) {
        return list(serialize(view, null), position, surrogateKeys);
    }

    /** What a stranger is sent without a resource. */
    public CachedResponse direct(RoutingContext context, DirectResponse direct) {
        if (direct.language() != null) {
            new ResponseLanguage(direct.language(), false).storeIn(context);
        }
        return whole(
                context,
                true,
                serialize(direct.view(), null),
                MediaType.APPLICATION_JSON,
                direct.version(),
                direct.position() == null ? Map.of() : linkHeader(context, direct.position()),
                direct.metadata());
    }

    /** Something public that is no JSON, or JSON of a type of its own. */
    public Response document(byte[] bytes, String mediaType, CacheMetadata metadata) {
        return conditionalResponse(bytes, mediaType, null, Map.of(), metadata);
    }

    /** Where the next page of what is asked for is, without the host; empty on the last. */
    public Optional<String> nextPageUri(Page.Position position) {
        return nextPageUri(currentRequest.getCurrent(), position);
    }

    private static Optional<String> nextPageUri(RoutingContext context, Page.Position position) {
        return Optional.ofNullable(position.next()).map(cursor -> uriWithCursor(context, cursor));
    }

    private static Map<String, String> linkHeader(RoutingContext context, Page.Position position) {
        return nextPageUri(context, position)
                .map(next -> Map.of("Link", "<" + next + ">; rel=\"next\""))
                .orElse(Map.of());
    }

    private Response list(byte[] bytes, Page.Position position, List<String> surrogateKeys) {
        return conditionalResponse(
                bytes,
                MediaType.APPLICATION_JSON,
                null,
                linkHeader(currentRequest.getCurrent(), position),
                CacheMetadata.of(surrogateKeys));
    }

    /** Anything else that is read: 200 or 304. The ETag of an editable thing serves {@code If-Match} too. */
    public Response item(Object view, CacheMetadata metadata) {
        Integer version = view instanceof Versioned editable ? editable.version() : null;
        return conditionalResponse(serialize(view, null), MediaType.APPLICATION_JSON, version, Map.of(), metadata);
    }

    /** One editable thing as a write left it. */
    public Response updated(Versioned view) {
        return updated(view, null);
    }

    /** @param changes what the write would have done; null when it has */
    public Response updated(Versioned view, List<FieldChange> changes) {
        return whole(Response.ok(), view, changes).build();
    }

    public Response created(Versioned view, String location) {
        return created(view, location, null);
    }

    /** @param changes what the write would have done; null when it has */
    public Response created(Versioned view, String location, List<FieldChange> changes) {
        return whole(Response.status(Response.Status.CREATED).header("Location", location), view, changes)
                .build();
    }

    /** What is asked for is at another address for good. */
    public static Response permanentRedirect(String location) {
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header("Location", location)
                .build();
    }

    /** The ETag that an editable thing has for this caller. */
    public String entityTag(Versioned view) {
        return EntityTag.of(view.version(), serialize(view, null)).headerValue();
    }

    /** Something done whose answer nobody may keep. */
    public Response okUnversioned(Object view) {
        return Response.ok(serialize(view, null), "application/json")
                .header("Cache-Control", PRIVATE_CACHE_CONTROL)
                .build();
    }

    /** Something made whose answer nobody may keep. */
    public Response createdUnversioned(Object view, String location) {
        return Response.status(Response.Status.CREATED)
                .header("Location", location)
                .type("application/json")
                .header("Cache-Control", PRIVATE_CACHE_CONTROL)
                .entity(serialize(view, null))
                .build();
    }

    /** An editable thing as a file to be kept under that name: 200 or 304. */
    public Response file(byte[] bytes, String mediaType, String name, int version) {
        String tag = EntityTag.of(version, bytes).headerValue();
        boolean unchanged = ConditionalRequest.matchesIfNoneMatch(
                CacheableRequest.of(currentRequest.getCurrent().request()).ifNoneMatch(), tag);
        return (unchanged ? Response.notModified() : Response.ok(bytes, mediaType))
                .header("ETag", tag)
                .header("Cache-Control", PRIVATE_CACHE_CONTROL)
                .header("Vary", "Accept, Authorization")
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .build();
    }

    private Response.ResponseBuilder whole(
            Response.ResponseBuilder builder, Versioned view, List<FieldChange> changes) {
        byte[] bytes = serialize(changes == null ? view : withChanges(view, changes), null);
        return builder.type("application/json")
                .header("ETag", EntityTag.of(view.version(), bytes).headerValue())
                .header("Cache-Control", PRIVATE_CACHE_CONTROL)
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
        CachedResponse response = whole(context, caller.isAnonymous(), bytes, mediaType, version, headers, metadata);
        CacheableRequest request = CacheableRequest.of(context.request());
        CachedResponse.Representation representation = response.representationFor(request);
        Response.ResponseBuilder builder = response.isUnchangedFor(request)
                ? Response.notModified()
                : Response.ok(representation.ok().content(), mediaType)
                        .header("Content-Encoding", representation.encoding());
        response.headers().forEach(builder::header);
        return builder.header("ETag", representation.entityTag()).build();
    }

    /** The answer with its headers, told to those who wait for it too. */
    private CachedResponse whole(
            RoutingContext context,
            boolean isPublic,
            byte[] bytes,
            String mediaType,
            Integer version,
            Map<String, String> headers,
            CacheMetadata metadata) {
        String tag = EntityTag.of(version, bytes).headerValue();
        Map<String, String> allHeaders = new LinkedHashMap<>(headers);
        allHeaders.put("Cache-Control", isPublic ? PUBLIC_CACHE_CONTROL : PRIVATE_CACHE_CONTROL);
        ResponseLanguage language = ResponseLanguage.of(context);
        boolean byHeader = language != null && language.byHeader();
        allHeaders.put("Vary", "Accept, Accept-Encoding, Authorization" + (byHeader ? ", Accept-Language" : ""));
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

    /** @param view bytes are JSON already */
    private byte[] serialize(Object view, TokenFilter filter) {
        if (view instanceof byte[] json) {
            return json;
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

    private static String uriWithCursor(RoutingContext context, String cursor) {
        HttpServerRequest request = context.request();
        String query = request.query() == null ? "" : request.query();
        String withoutCursor = CURSOR_PARAMETER.matcher(query).replaceAll("");
        String others = withoutCursor.startsWith("&") ? withoutCursor.substring(1) : withoutCursor;
        return request.path() + "?" + (others.isEmpty() ? "" : others + "&") + "cursor=" + cursor;
    }
}
