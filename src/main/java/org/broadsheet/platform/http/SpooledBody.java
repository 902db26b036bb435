package org.broadsheet.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.ProblemException;

/** A large body as {@link Spool} left it: a file that is deleted when the response has ended. */
public record SpooledBody(Path file) {
    static final String KEY = SpooledBody.class.getName();

    static SpooledBody of(RoutingContext context) {
        SpooledBody body = context.get(KEY);
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_BODY, "The body is missing.");
        }
        return body;
    }
}
