import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit of what an HTTP server on Vert.x can do: constant bytes to whoever asks. */
public class BareServer extends AbstractVerticle {
    private static int port;
    private static Buffer answer;
    private static String tag;

    /** Arguments: port, file with the bytes, entity tag of a 304 or an empty string for a 200. */
    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        answer = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        tag = arguments[2];
        Vertx.vertx()
                .deployVerticle(
                        BareServer.class,
                        new DeploymentOptions()
                                .setInstances(2 * Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public void start() {
        CharSequence json = HttpHeaders.createOptimized("application/json");
        CharSequence etag = HttpHeaders.createOptimized(tag);
        vertx.createHttpServer()
                .requestHandler(request -> {
                    if (tag.isEmpty() || request.path().equals("/")) {
                        request.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, json)
                                .end(answer);
                    } else {
                        request.response()
                                .setStatusCode(304)
                                .putHeader(HttpHeaders.ETAG, etag)
                                .end();
                    }
                })
                .listen(port);
    }
}
