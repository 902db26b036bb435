package org.broadsheet.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.broadsheet.http.bodies.SpooledUpload;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.imports.jobs.ImportJob;
import org.broadsheet.imports.jobs.ImportJob.Options;
import org.broadsheet.imports.jobs.ImportQueries;
import org.broadsheet.imports.jobs.ImportQueue;
import org.broadsheet.imports.wxr.WxrFile;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {
    private static final Logger LOG = Logger.getLogger(ImportsResource.class);
    private static final String RESPOND_ASYNC = "respond-async";
    private static final long KEEP_ALIVE_NANOS = 5_000_000_000L;

    private final Importer importer;
    private final ImportQueue queue;
    private final ImportQueries queries;
    private final Caller caller;
    private final ObjectMapper json;

    ImportsResource(Importer importer, ImportQueue queue, ImportQueries queries, Caller caller, ObjectMapper json) {
        this.importer = importer;
        this.queue = queue;
        this.queries = queries;
        this.caller = caller;
        this.json = json;
    }

    /** Sends a blank every five seconds while the import runs, so that proxies do not close the connection as idle. */
    @POST
    @Consumes({MediaTypes.NDJSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaTypes.RSS})
    @RolesAllowed(Role.EDITOR)
    public Response importArticles(
            SpooledUpload body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam("Prefer") List<String> preferences,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun)
            throws IOException {
        Options options = new Options(createMissing, dryRun);
        LineSource lines = lineSource(body, type);
        if (!prefersAsync(preferences)) {
            return importNow(lines, options);
        }
        ImportProgress progress = new ImportProgress();
        return enqueue(lines.writeLines(progress, () -> {}), type, options, progress);
    }

    /** Writes or finds the NDJSON lines of an uploaded body. */
    @FunctionalInterface
    private interface LineSource {
        java.nio.file.Path writeLines(ImportProgress progress, ImportJob.Heartbeat heartbeat) throws IOException;
    }

    /** @throws org.broadsheet.http.problem.ProblemException 400 for XML that is no WordPress export */
    private static LineSource lineSource(SpooledUpload body, String type) throws IOException {
        if (type.toLowerCase(Locale.ROOT).startsWith(MediaTypes.NDJSON)) {
            return (progress, heartbeat) -> body.file();
        }
        WxrFile wxr = WxrFile.read(body.file());
        return (progress, heartbeat) -> {
            progress.warnings = wxr.writeNdjson(body.linesFile(), heartbeat);
            return body.linesFile();
        };
    }

    /** Reads the {@code Prefer} header (RFC 7240). */
    private static boolean prefersAsync(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(each -> each.split(";")[0].strip().equalsIgnoreCase(RESPOND_ASYNC));
    }

    private Response enqueue(java.nio.file.Path lines, String type, Options options, ImportProgress progress)
            throws IOException {
        UUID id = queue.enqueue(lines, type.split(";")[0].strip(), options, progress, caller.holder());
        LOG.infof("Import %s is queued", id);
        return Response.accepted(queries.find(id).orElseThrow())
                .header("Location", "/v1/imports/" + id)
                .header("Preference-Applied", RESPOND_ASYNC)
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Response importNow(LineSource source, Options options) {
        StreamingOutput answer = output -> {
            KeepAlive keepAlive = new KeepAlive(output);
            ImportProgress progress = new ImportProgress();
            java.nio.file.Path lines = source.writeLines(progress, keepAlive::beat);
            ImportJob job =
                    new ImportJob(0, offset -> open(lines, offset), options, progress, reached -> {}, keepAlive);
            output.write(json.writeValueAsBytes(importer.run(job)));
        };
        return Response.ok(answer).header("Cache-Control", "private, no-store").build();
    }

    private static InputStream open(java.nio.file.Path file, long offset) throws IOException {
        return Channels.newInputStream(FileChannel.open(file).position(offset));
    }

    private static final class KeepAlive implements ImportJob.Heartbeat {
        private final OutputStream output;
        private long lastNanos = System.nanoTime();

        KeepAlive(OutputStream output) {
            this.output = output;
        }

        @Override
        public void beat() throws IOException {
            if (System.nanoTime() - lastNanos > KEEP_ALIVE_NANOS) {
                output.write(' ');
                output.flush();
                lastNanos = System.nanoTime();
            }
        }
    }
}
