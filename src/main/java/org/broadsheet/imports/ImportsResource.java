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
import org.broadsheet.imports.jobs.ImportJob.Terms;
import org.broadsheet.imports.jobs.ImportQueries;
import org.broadsheet.imports.jobs.ImportQueue;
import org.broadsheet.imports.wxr.WxrImport;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {
    private static final Logger LOG = Logger.getLogger(ImportsResource.class);
    private static final String ASYNC = "respond-async";
    private static final long BEAT_NANOS = 5_000_000_000L;

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

    /** The answer begins with a blank every few seconds, lest somebody on the way takes the silence for death. */
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
        Terms terms = new Terms(createMissing, dryRun);
        Preparation lines = preparation(body, type);
        if (!wantsAsync(preferences)) {
            return answer(lines, terms);
        }
        ImportProgress progress = new ImportProgress();
        return accept(lines.into(progress, () -> {}), type, terms, progress);
    }

    /** Makes lines of what was sent. */
    @FunctionalInterface
    private interface Preparation {
        java.nio.file.Path into(ImportProgress progress, WxrImport.Pulse pulse) throws IOException;
    }

    /** @throws org.broadsheet.http.problem.ProblemException 400 when it is XML, but not WordPress's */
    private static Preparation preparation(SpooledUpload body, String type) throws IOException {
        if (type.toLowerCase(Locale.ROOT).startsWith(MediaTypes.NDJSON)) {
            return (progress, pulse) -> body.file();
        }
        WxrImport wxr = WxrImport.of(body.file());
        return (progress, pulse) -> {
            progress.warnings = wxr.convert(body.linesFile(), pulse);
            return body.linesFile();
        };
    }

    /** RFC 7240 */
    private static boolean wantsAsync(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(each -> each.split(";")[0].strip().equalsIgnoreCase(ASYNC));
    }

    private Response accept(java.nio.file.Path lines, String type, Terms terms, ImportProgress progress)
            throws IOException {
        UUID id = queue.add(lines, type.split(";")[0].strip(), terms, progress, caller.holder());
        LOG.infof("Import %s is kept", id);
        return Response.accepted(queries.find(id).orElseThrow())
                .header("Location", "/v1/imports/" + id)
                .header("Preference-Applied", ASYNC)
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Response answer(Preparation preparation, Terms terms) {
        StreamingOutput answer = output -> {
            Beats beats = new Beats(output);
            ImportProgress progress = new ImportProgress();
            java.nio.file.Path lines = preparation.into(progress, beats::beat);
            ImportJob job = new ImportJob(0, offset -> from(lines, offset), terms, progress, reached -> {}, beats);
            output.write(json.writeValueAsBytes(importer.run(job)));
        };
        return Response.ok(answer).header("Cache-Control", "private, no-store").build();
    }

    private static InputStream from(java.nio.file.Path file, long offset) throws IOException {
        return Channels.newInputStream(FileChannel.open(file).position(offset));
    }

    private static final class Beats implements ImportJob.Heartbeat {
        private final OutputStream output;
        private long last = System.nanoTime();

        Beats(OutputStream output) {
            this.output = output;
        }

        @Override
        public void beat() throws IOException {
            if (System.nanoTime() - last > BEAT_NANOS) {
                output.write(' ');
                output.flush();
                last = System.nanoTime();
            }
        }
    }
}
