package org.broadsheet.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A request and its response, converted to the types of the validator. */
record Exchange(FilterableRequestSpecification sent, Response received) {

    private static final Pattern FIELDS = Pattern.compile("[?&]fields=");
    private static final Set<String> UNDOCUMENTED_METHODS = Set.of("HEAD", "OPTIONS", "TRACE");

    /** Whether the contract omits the method, since its responses follow from those of {@code GET}. */
    boolean isUndocumentedMethod() {
        return UNDOCUMENTED_METHODS.contains(sent.getMethod());
    }

    boolean isSparse() {
        return FIELDS.matcher(sent.getURI()).find();
    }

    String describe() {
        return sent.getMethod() + " " + sent.getURI() + " → " + received.statusCode();
    }

    Request.Method method() {
        return Request.Method.valueOf(sent.getMethod().toUpperCase(Locale.ROOT));
    }

    String path() {
        return sent.getURI().replaceFirst("^https?://[^/?#]*", "").replaceFirst("[?#].*$", "");
    }

    com.atlassian.oai.validator.model.Response response() {
        return RestAssuredResponse.of(received);
    }

    Request request() {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method(), path());
        String query = URI.create(sent.getURI()).getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            request.withQueryParam(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        for (Header header : sent.getHeaders()) {
            request.withHeader(header.getName(), header.getValue());
        }
        byte[] body = body(sent.getBody());
        if (body.length > 0) {
            request.withBody(body);
        }
        return request.build();
    }

    /** Checks rules that OpenAPI cannot express. */
    List<String> violationsBeyondOpenApi() {
        List<String> violations = new ArrayList<>();
        boolean problem = "application/problem+json".equals(received.contentType());
        if (received.statusCode() >= 400 && !problem) {
            violations.add("a refusal must be application/problem+json, not " + received.contentType());
        } else if (problem && !Integer.valueOf(received.statusCode()).equals(received.path("status"))) {
            violations.add("the problem names the status " + received.path("status"));
        }
        if (received.statusCode() == 304 && received.asByteArray().length > 0) {
            violations.add("a 304 has no body");
        }
        return violations;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static byte[] body(Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof File file) {
            try {
                return Files.readAllBytes(file.toPath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return body == null ? new byte[0] : body.toString().getBytes(UTF_8);
    }
}
