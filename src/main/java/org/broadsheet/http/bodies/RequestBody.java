package org.broadsheet.http.bodies;

import io.vertx.ext.web.RoutingContext;

/** The body that {@link LimitedBodyHandler} has buffered; empty if the client sent none. */
public record RequestBody(byte[] bytes) {
    static final String KEY = RequestBody.class.getName();
    private static final byte[] EMPTY = new byte[0];

    public static byte[] of(RoutingContext context) {
        byte[] bytes = context.get(KEY);
        return bytes == null ? EMPTY : bytes;
    }
}
