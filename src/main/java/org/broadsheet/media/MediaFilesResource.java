package org.broadsheet.media;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.broadsheet.http.responses.CacheControl;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.media.MediaFiles.ServedFile;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the files of media to every client that has the URL. */
@Path("/v1/media/{medium}/{file}")
@PermitAll
public class MediaFilesResource {
    /** For a crop, whose focal point may change. */
    private static final String SHORT_LIVED = "public, max-age=300, must-revalidate";

    private final MediaFiles files;
    private final CacheControl cacheControl;

    MediaFilesResource(MediaFiles files, CacheControl cacheControl) {
        this.files = files;
        this.cacheControl = cacheControl;
    }

    @GET
    @Produces({"image/jpeg", "image/png", "image/gif", "image/webp"})
    @Blocking
    public CompletionStage<Response> get(
            @RestPath String medium,
            @RestPath String file,
            @RestHeader("If-None-Match") List<String> ifNoneMatch,
            @RestHeader("Range") String range,
            @RestHeader("If-Range") String ifRange) {
        return files.find(medium, file).thenApply(served -> response(medium, served, ifNoneMatch, range, ifRange));
    }

    private Response response(
            String medium, ServedFile served, List<String> ifNoneMatch, String range, String ifRange) {
        String entityTag = "\"" + served.entityTag() + "\"";
        if (ConditionalRequest.matchesIfNoneMatch(ifNoneMatch, entityTag)) {
            return withHeaders(Response.notModified(), medium, served, entityTag)
                    .build();
        }
        long length = length(served);
        Optional<ByteRange> requested =
                ifRange == null || ifRange.strip().equals(entityTag) ? ByteRange.of(range, length) : Optional.empty();
        ByteRange sent = requested.orElse(new ByteRange(0, length - 1));
        Response.ResponseBuilder response = requested.isPresent()
                ? Response.status(Response.Status.PARTIAL_CONTENT).header("Content-Range", sent.contentRange(length))
                : Response.ok();
        return withHeaders(response, medium, served, entityTag)
                .type(served.format().mediaType())
                .header("Content-Length", sent.length())
                .entity(new PathPart(served.file(), sent.first(), sent.length()))
                .build();
    }

    private static long length(ServedFile served) {
        try {
            return Files.size(served.file());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The headers make browsers treat the bytes as an image and nothing else. */
    private Response.ResponseBuilder withHeaders(
            Response.ResponseBuilder response, String medium, ServedFile served, String entityTag) {
        return response.header("ETag", entityTag)
                .header("Cache-Control", served.immutable() ? cacheControl.ofUnchangingFile() : SHORT_LIVED)
                .header("Surrogate-Key", "medium-" + medium)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
