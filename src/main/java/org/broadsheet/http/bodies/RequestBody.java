package org.broadsheet.http.bodies;

import io.vertx.ext.web.RoutingContext;

/** The bytes of a request's body as {@link LimitedBodyHandler} left them; empty when the client sent none. */
public record RequestBody(byte[] bytes) {
    static final String KEY = RequestBody.class.getName();
    private static final byte[] EMPTY = new byte[0];

    public static byte[] of(RoutingContext context) {
        byte[] bytes = context.get(KEY);
        return bytes == null ? EMPTY : bytes;
    }
}
