package org.broadsheet.http.caching;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.bodies.LimitedBodyHandler;

/**
 * A reader's request, so far as it decides on the answer.
 *
 * @param address path and query as they were sent
 * @param acceptEncoding the header's value, or null
 * @param acceptLanguage the header's value, or null
 * @param ifNoneMatch the header's values, often none
 * @param ifModifiedSince the header's value, or null
 */
public record CacheableRequest(
        String uri,
        boolean isHead,
        String acceptEncoding,
        String acceptLanguage,
        List<String> ifNoneMatch,
        String ifModifiedSince) {
    private static final String API_PREFIX = "/v1/";

    /** What is there in one form only: whatever a client would like, it gets that. */
    private static final List<String> SINGLE_TYPE_PREFIXES = List.of("/v1/feeds/", "/sitemap", "/robots.txt");

    /** Empty for whatever may have an answer of its own. */
    public static Optional<CacheableRequest> ifCacheable(HttpServerRequest request) {
        return isCacheable(request.method().name(), request.uri())
                        && !request.headers().contains(HttpHeaderNames.AUTHORIZATION)
                        && !LimitedBodyHandler.hasBody(request)
                        && acceptsDefaultType(request.uri(), request.getHeader(HttpHeaderNames.ACCEPT))
                ? Optional.of(of(request))
                : Optional.empty();
    }

    public static CacheableRequest of(HttpServerRequest request) {
        return new CacheableRequest(
                request.uri(),
                request.method().name().equals("HEAD"),
                request.getHeader(HttpHeaderNames.ACCEPT_ENCODING),
                request.getHeader(HttpHeaderNames.ACCEPT_LANGUAGE),
                request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH),
                request.getHeader(HttpHeaderNames.IF_MODIFIED_SINCE));
    }

    /** The same before anybody has screened the request: empty for whatever is odd about it, too. */
    static Optional<CacheableRequest> ifCacheable(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return isCacheable(request.method().name(), request.uri())
                        && request.decoderResult().isSuccess()
                        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                        && HttpUtil.isKeepAlive(request)
                        && headers.getAll(HttpHeaderNames.HOST).size() == 1
                        && !headers.contains(HttpHeaderNames.AUTHORIZATION)
                        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                        && !headers.contains(HttpHeaderNames.EXPECT)
                        && !headers.contains(HttpHeaderNames.UPGRADE)
                        && acceptsDefaultType(request.uri(), headers.get(HttpHeaderNames.ACCEPT))
                ? Optional.of(new CacheableRequest(
                        request.uri(),
                        request.method().name().equals("HEAD"),
                        headers.get(HttpHeaderNames.ACCEPT_ENCODING),
                        headers.get(HttpHeaderNames.ACCEPT_LANGUAGE),
                        headers.getAll(HttpHeaderNames.IF_NONE_MATCH),
                        headers.get(HttpHeaderNames.IF_MODIFIED_SINCE)))
                : Optional.empty();
    }

    /** Where the answer in this language is kept, when there is one for each. */
    String cacheKey(String language) {
        return uri + " " + language;
    }

    private static boolean isCacheable(String method, String uri) {
        return (method.equals("GET") || method.equals("HEAD")) && (uri.startsWith(API_PREFIX) || hasSingleType(uri));
    }

    private static boolean hasSingleType(String uri) {
        return SINGLE_TYPE_PREFIXES.stream().anyMatch(uri::startsWith);
    }

    /** Says yes to the plain cases only; where there is something to weigh, the resource decides. */
    private static boolean acceptsDefaultType(String uri, String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json") || hasSingleType(uri);
    }
}
