package org.broadsheet.http.responses;

import io.vertx.ext.web.RoutingContext;

/**
 * The language of a response.
 *
 * @param tag null for the default language of the site
 * @param byHeader whether it depends on {@code Accept-Language}
 */
public record ResponseLanguage(String tag, boolean byHeader) {
    private static final String KEY = ResponseLanguage.class.getName();
    private static final String NEGOTIATED = KEY + ".agreed";

    /** Stores the language in the context, for {@code Content-Language} and {@code Vary}. */
    public ResponseLanguage storeIn(RoutingContext context) {
        context.put(KEY, this);
        return this;
    }

    /** Returns null if no language is stored in the context. */
    public static ResponseLanguage of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Stores the language under which the response cache will store the response. */
    public static void setNegotiated(RoutingContext context, String tag) {
        context.put(NEGOTIATED, tag);
    }

    /** Returns the language that the response cache has chosen; null if it has chosen none. */
    public static String negotiated(RoutingContext context) {
        return context.get(NEGOTIATED);
    }
}
