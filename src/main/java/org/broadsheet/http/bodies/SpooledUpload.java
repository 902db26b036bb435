package org.broadsheet.http.bodies;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** A large body as {@link UploadSpooler} left it: a file that is deleted when the response has ended. */
public record SpooledUpload(Path file) {
    private static final String LINES_SUFFIX = ".lines";
    static final String KEY = SpooledUpload.class.getName();

    /** The name of another file that is deleted with the first. */
    public Path linesFile() {
        return file.resolveSibling(file.getFileName() + LINES_SUFFIX);
    }

    /** @throws ProblemException 400 when nothing was sent */
    public static SpooledUpload of(RoutingContext context) {
        SpooledUpload upload = context.get(KEY);
        if (upload == null) {
            throw new ProblemException(ErrorCode.MALFORMED_BODY, "The body is missing.");
        }
        return upload;
    }
}
