package org.broadsheet.platform.http;

import io.vertx.ext.web.RoutingContext;

/** The bytes of a request's body as {@link BodyIntake} left them; empty when the client sent none. */
public record Body(byte[] bytes) {
    static final String KEY = Body.class.getName();
    private static final byte[] NONE = new byte[0];

    public static byte[] of(RoutingContext context) {
        byte[] taken = context.get(KEY);
        return taken == null ? NONE : taken;
    }
}
