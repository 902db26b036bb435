package org.broadsheet.http.responses;

import io.vertx.ext.web.RoutingContext;

/**
 * The language that the answer to a request is in.
 *
 * @param byHeader whether {@code Accept-Language} decides on it
 * @param tag null for the site's own, whichever that is
 */
public record ResponseLanguage(String tag, boolean byHeader) {
    private static final String KEY = ResponseLanguage.class.getName();
    private static final String NEGOTIATED = KEY + ".agreed";

    /** Says so, for the headers of the answer. */
    public ResponseLanguage storeIn(RoutingContext context) {
        context.put(KEY, this);
        return this;
    }

    /** Null when nothing was said of it. */
    public static ResponseLanguage of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The answer is kept as the one for those who want this language. */
    public static void setNegotiated(RoutingContext context, String tag) {
        context.put(NEGOTIATED, tag);
    }

    /** What was agreed on before the answer was begun; null when nothing was. */
    public static String negotiated(RoutingContext context) {
        return context.get(NEGOTIATED);
    }
}
