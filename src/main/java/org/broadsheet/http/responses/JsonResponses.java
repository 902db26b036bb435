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
import org.broadsheet.http.caching.PendingResponse;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.Page;

/** Makes answers out of records: the bytes, and the headers that let browsers and CDNs keep them. */
@Singleton
public class JsonResponses {
    private static final String SHARED =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=86400";
    private static final String PRIVATE = "private, no-store";
    private static final Pattern CURSOR = Pattern.compile("(^|&)cursor=[^&]*");

    private final ResponseCache cache;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;
    private final SecurityIdentity caller;

    JsonResponses(ResponseCache cache, ObjectMapper json, CurrentVertxRequest current, SecurityIdentity caller) {
        this.cache = cache;
        this.json = json;
        this.current = current;
        this.caller = caller;
    }

    /** A list: 200 or 304, with a {@code Link} to the next page. One that shows what nobody touches has no keys, and is not kept. */
    public <T> Response page(Page<T> page, FieldSelection fields, Class<T> itemType, List<String> surrogateKeys) {
        if (fields != null) {
            fields.check(itemType);
        }
        return list(bytes(page, fields == null ? null : fields.ofItems()), page.page(), surrogateKeys);
    }

    /** A list that tells more than its items, or whose JSON is ready. */
    public Response list(Object view, Page.Position position, List<String> surrogateKeys) {
        return list(bytes(view, null), position, surrogateKeys);
    }

    /** What a stranger is sent without a resource. */
    public CachedResponse straight(RoutingContext context, DirectResponse found) {
        if (found.language() != null) {
            new ResponseLanguage(found.language(), false).in(context);
        }
        return whole(
                context,
                true,
                bytes(found.view(), null),
                MediaType.APPLICATION_JSON,
                found.version(),
                found.position() == null ? Map.of() : link(context, found.position()),
                found.freshness());
    }

    /** Something public that is no JSON, or JSON of a type of its own. */
    public Response document(byte[] bytes, String mediaType, CacheMetadata freshness) {
        return answer(bytes, mediaType, null, Map.of(), freshness);
    }

    /** Where the next page of what is asked for is, without the host; empty on the last. */
    public Optional<String> next(Page.Position position) {
        return next(current.getCurrent(), position);
    }

    private static Optional<String> next(RoutingContext context, Page.Position position) {
        return Optional.ofNullable(position.next()).map(cursor -> addressWithCursor(context, cursor));
    }

    private static Map<String, String> link(RoutingContext context, Page.Position position) {
        return next(context, position)
                .map(next -> Map.of("Link", "<" + next + ">; rel=\"next\""))
                .orElse(Map.of());
    }

    private Response list(byte[] bytes, Page.Position position, List<String> surrogateKeys) {
        return answer(
                bytes,
                MediaType.APPLICATION_JSON,
                null,
                link(current.getCurrent(), position),
                CacheMetadata.of(surrogateKeys));
    }

    /** Anything else that is read: 200 or 304. The ETag of an editable thing serves {@code If-Match} too. */
    public Response read(Object view, CacheMetadata freshness) {
        Integer version = view instanceof Versioned editable ? editable.version() : null;
        return answer(bytes(view, null), MediaType.APPLICATION_JSON, version, Map.of(), freshness);
    }

    /** One editable thing as a write left it. */
    public Response written(Versioned view) {
        return written(view, null);
    }

    /** @param changes what the write would have done; null when it has */
    public Response written(Versioned view, List<FieldChange> changes) {
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
    public static Response moved(String location) {
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header("Location", location)
                .build();
    }

    /** The ETag that an editable thing has for this caller. */
    public String tag(Versioned view) {
        return EntityTag.of(view.version(), bytes(view, null)).header();
    }

    /** Something done whose answer nobody may keep. */
    public Response done(Object view) {
        return Response.ok(bytes(view, null), "application/json")
                .header("Cache-Control", PRIVATE)
                .build();
    }

    /** Something made whose answer nobody may keep. */
    public Response doneCreating(Object view, String location) {
        return Response.status(Response.Status.CREATED)
                .header("Location", location)
                .type("application/json")
                .header("Cache-Control", PRIVATE)
                .entity(bytes(view, null))
                .build();
    }

    /** An editable thing as a file to be kept under that name: 200 or 304. */
    public Response file(byte[] bytes, String mediaType, String name, int version) {
        String tag = EntityTag.of(version, bytes).header();
        boolean known = ConditionalRequest.unchanged(
                CacheableRequest.of(current.getCurrent().request()).ifNoneMatch(), tag);
        return (known ? Response.notModified() : Response.ok(bytes, mediaType))
                .header("ETag", tag)
                .header("Cache-Control", PRIVATE)
                .header("Vary", "Accept, Authorization")
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .build();
    }

    private Response.ResponseBuilder whole(Response.ResponseBuilder answer, Versioned view, List<FieldChange> changes) {
        byte[] bytes = bytes(changes == null ? view : withChanges(view, changes), null);
        return answer.type("application/json")
                .header("ETag", EntityTag.of(view.version(), bytes).header())
                .header("Cache-Control", PRIVATE)
                .entity(bytes);
    }

    private ObjectNode withChanges(Versioned view, List<FieldChange> changes) {
        ObjectNode trial = json.valueToTree(view);
        trial.set("changes", json.valueToTree(changes));
        return trial;
    }

    private Response answer(
            byte[] bytes, String mediaType, Integer version, Map<String, String> headers, CacheMetadata freshness) {
        RoutingContext context = current.getCurrent();
        CachedResponse whole = whole(context, caller.isAnonymous(), bytes, mediaType, version, headers, freshness);
        CacheableRequest asked = CacheableRequest.of(context.request());
        CachedResponse.Form form = whole.formFor(asked);
        Response.ResponseBuilder answer = whole.isKnownTo(asked)
                ? Response.notModified()
                : Response.ok(form.whole().content(), mediaType).header("Content-Encoding", form.encoding());
        whole.headers().forEach(answer::header);
        return answer.header("ETag", form.entityTag()).build();
    }

    /** The answer with its headers, told to those who wait for it too. */
    private CachedResponse whole(
            RoutingContext context,
            boolean shared,
            byte[] bytes,
            String mediaType,
            Integer version,
            Map<String, String> headers,
            CacheMetadata freshness) {
        String tag = EntityTag.of(version, bytes).header();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Cache-Control", shared ? SHARED : PRIVATE);
        ResponseLanguage language = ResponseLanguage.of(context);
        boolean byHeader = language != null && language.byHeader();
        all.put("Vary", "Accept, Accept-Encoding, Authorization" + (byHeader ? ", Accept-Language" : ""));
        if (language != null && language.tag() != null) {
            all.put("Content-Language", language.tag());
        }
        Optional<PendingResponse> making =
                shared && freshness.isTraceable() ? PendingResponse.in(context) : Optional.empty();
        Optional<Instant> modified =
                making.flatMap(since -> cache.lastModified(freshness.surrogateKeys(), since.since()));
        all.putAll(freshness.headers(modified));
        CachedResponse whole =
                new CachedResponse(bytes, mediaType, tag, modified.orElse(null), all, freshness.surrogateKeys());
        making.ifPresent(waiting -> waiting.made(whole));
        return whole;
    }

    /** @param view bytes are JSON already */
    private byte[] bytes(Object view, TokenFilter filter) {
        if (view instanceof byte[] ready) {
            return ready;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator plain = json.getFactory().createGenerator(bytes);
                JsonGenerator generator = filter == null
                        ? plain
                        : new FilteringGeneratorDelegate(
                                plain, filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            json.writeValue(generator, view);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String addressWithCursor(RoutingContext context, String cursor) {
        HttpServerRequest request = context.request();
        String query = request.query() == null ? "" : request.query();
        String kept = CURSOR.matcher(query).replaceAll("");
        String others = kept.startsWith("&") ? kept.substring(1) : kept;
        return request.path() + "?" + (others.isEmpty() ? "" : others + "&") + "cursor=" + cursor;
    }
}
