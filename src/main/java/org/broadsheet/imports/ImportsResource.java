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
import java.util.Locale;
import org.broadsheet.imports.ImportJob.Terms;
import org.broadsheet.imports.wxr.Wxr;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.platform.http.SpooledBody;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {
    private static final long BEAT_NANOS = 5_000_000_000L;

    private final Importer importer;
    private final ObjectMapper json;

    ImportsResource(Importer importer, ObjectMapper json) {
        this.importer = importer;
        this.json = json;
    }

    /** The answer begins with a blank every few seconds, lest somebody on the way takes the silence for death. */
    @POST
    @Consumes({MediaTypes.NDJSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaTypes.RSS})
    @RolesAllowed(Role.EDITOR)
    public Response importArticles(
            SpooledBody body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun)
            throws IOException {
        ImportProgress progress = new ImportProgress();
        java.nio.file.Path lines = body.file();
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaTypes.NDJSON)) {
            lines = body.second();
            progress.warnings = Wxr.convert(body.file(), lines);
        }
        return answer(lines, new Terms(createMissing, dryRun), progress);
    }

    private Response answer(java.nio.file.Path lines, Terms terms, ImportProgress progress) {
        StreamingOutput answer = output -> {
            ImportJob job =
                    new ImportJob(offset -> from(lines, offset), terms, progress, reached -> {}, new Beats(output));
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
