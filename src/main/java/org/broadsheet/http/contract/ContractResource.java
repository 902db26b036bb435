package org.broadsheet.http.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.broadsheet.http.responses.StaticContent;

/** Serves openapi.yaml, the same document as JSON, and Swagger UI. */
@Path("/")
@Singleton
@PermitAll
@Startup
@NonBlocking
public class ContractResource {

    private static final String YAML = "application/yaml";
    private static final String CSS = "text/css";
    private static final String JAVASCRIPT = "text/javascript";
    private static final String PNG = "image/png";

    private static final String UTF_8 = ";charset=utf-8";

    private static final String CACHE_CONTROL = "public, max-age=300";

    /** Swagger UI uses data: URLs for its icons. Everything else comes from this server. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StaticContent yaml = packaged("/openapi.yaml", YAML);
    private volatile StaticContent json;
    private final StaticContent page = packaged("/docs/index.html", MediaType.TEXT_HTML + UTF_8);

    /** The files that the page loads; no other files of Swagger UI are packaged. */
    private final Map<String, StaticContent> assets = Map.of(
            "docs.js", packaged("/docs/docs.js", JAVASCRIPT + UTF_8),
            "swagger-ui-bundle.js", packaged("/docs/swagger-ui-bundle.js", JAVASCRIPT + UTF_8),
            "swagger-ui.css", packaged("/docs/swagger-ui.css", CSS + UTF_8),
            "favicon-32x32.png", packaged("/docs/favicon-32x32.png", PNG));

    private static StaticContent packaged(String name, String type) {
        return content(StaticContent.readResource(name), type);
    }

    private static StaticContent content(byte[] bytes, String type) {
        return StaticContent.of(bytes, type, CACHE_CONTROL, CONTENT_SECURITY_POLICY);
    }

    @GET
    @Path("openapi.yaml")
    @Produces(YAML)
    public Response yaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return yaml.response(ifNoneMatch);
    }

    /** Converted at the first request, because the conversion would delay the start. */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response json(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        if (json == null) {
            json = content(toJson(yaml.bytes()), MediaType.APPLICATION_JSON);
        }
        return json.response(ifNoneMatch);
    }

    @GET
    @Path("docs")
    @Produces(MediaType.TEXT_HTML)
    public Response docs(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return page.response(ifNoneMatch);
    }

    @GET
    @Path("docs/{asset}")
    @Produces({CSS, JAVASCRIPT, PNG})
    public Response asset(@PathParam("asset") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        StaticContent asset = assets.get(name);
        if (asset == null) {
            throw new NotFoundException();
        }
        return asset.response(ifNoneMatch);
    }

    private static byte[] toJson(byte[] yaml) {
        try {
            return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new IllegalStateException("openapi.yaml cannot be read as YAML", e);
        }
    }
}
