import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit for cached reads: a Vert.x server that sends the same bytes to every request. */
public class BareServer extends AbstractVerticle {
    private static int port;
    private static Buffer body;
    private static String etag;

    /** Arguments: the port, the file with the bytes, and the entity tag of a 304, or an empty string for a 200. */
    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        body = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        etag = arguments[2];
        Vertx.vertx()
                .deployVerticle(
                        BareServer.class,
                        new DeploymentOptions()
                                .setInstances(2 * Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public void start() {
        CharSequence json = HttpHeaders.createOptimized("application/json");
        CharSequence etagHeader = HttpHeaders.createOptimized(etag);
        vertx.createHttpServer()
                .requestHandler(request -> {
                    if (etag.isEmpty() || request.path().equals("/")) {
                        request.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, json)
                                .end(body);
                    } else {
                        request.response()
                                .setStatusCode(304)
                                .putHeader(HttpHeaders.ETAG, etagHeader)
                                .end();
                    }
                })
                .listen(port);
    }
}
