package org.broadsheet.exports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import org.broadsheet.articles.Moment;
import org.broadsheet.articles.StatusFilter;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/exports")
@Produces(MediaTypes.NDJSON)
public class ExportsResource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Export export;

    ExportsResource(Export export) {
        this.export = export;
    }

    @GET
    @RolesAllowed(Role.EDITOR)
    public Response export(
            @RestQuery Kinds kinds,
            @RestQuery StatusFilter status,
            @RestQuery Slug category,
            @RestQuery Moment from,
            @RestQuery Moment to,
            @RestQuery Moment changedSince) {
        ExportFilter filter = new ExportFilter(status, category, from, to, changedSince);
        StreamingOutput answer = output -> {
            BufferedOutputStream buffered = new BufferedOutputStream(output, BUFFER_BYTES);
            export.write(kinds == null ? Kinds.ARTICLES_ALONE : kinds, filter, buffered);
            buffered.flush();
        };
        return Response.ok(answer, MediaTypes.NDJSON)
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
