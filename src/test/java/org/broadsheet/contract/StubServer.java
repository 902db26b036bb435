package org.broadsheet.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers every request with a preset response. */
final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;
    private byte[] body;

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    StubServer respond(int newStatus, String contentType, String newBody) {
        headers.clear();
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        status = newStatus;
        body = newBody.getBytes(UTF_8);
        return this;
    }

    StubServer header(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Adds the headers that the contract requires of every public read. */
    StubServer readHeaders() {
        return header("ETag", "\"7-abc\"")
                .header("Cache-Control", "public, max-age=0")
                .header("Vary", "Authorization");
    }

    RequestSpecification request(Contract contract) {
        return given().port(server.getAddress().getPort()).filter(contract);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
