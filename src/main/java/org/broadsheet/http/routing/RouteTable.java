package org.broadsheet.http.routing;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is served where, read off the resources themselves: refusals name the methods and media types that would have
 * been right (RFC 9110 asks for {@code Allow} in every 405).
 */
@Singleton
public class RouteTable {
    private record Route(
            String method, Pattern path, List<String> roles, List<String> consumed, List<String> produced) {}

    private final List<Route> routes;
    private final List<Route> takingAnything;

    RouteTable(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routesOf(type, method)))
                .toList();
        takingAnything = routes.stream()
                .filter(route -> route.consumed().contains(MediaType.WILDCARD))
                .toList();
    }

    private static Stream<Route> routesOf(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Route(
                        verb.value(),
                        pattern(type, method),
                        declared(type, method, RolesAllowed.class, RolesAllowed::value),
                        declared(type, method, Consumes.class, Consumes::value),
                        declared(type, method, Produces.class, Produces::value)));
    }

    private static Pattern pattern(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        String regex = Arrays.stream(template.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> segment.startsWith("{") ? "/+[^/]+" : "/+" + Pattern.quote(segment) + "(?:;[^/]*)?")
                .collect(Collectors.joining());
        return Pattern.compile(regex + "/*");
    }

    private static <A extends Annotation> List<String> declared(
            Class<?> type, Method method, Class<A> annotation, Function<A, String[]> values) {
        A nearest = method.isAnnotationPresent(annotation)
                ? method.getAnnotation(annotation)
                : type.getAnnotation(annotation);
        return nearest == null ? List.of() : List.of(values.apply(nearest));
    }

    /** The value of an {@code Allow} header for this path: the methods served there, HEAD and OPTIONS included. */
    public String allowed(String path) {
        TreeSet<String> methods = at(path).map(Route::method).collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    /** Whether there is something here that takes no key. */
    boolean isForAll(String method, String path) {
        return at(path).anyMatch(
                        route -> route.method().equals(method) && route.roles().isEmpty());
    }

    /** Whether what stands here takes any bytes, whatever the client calls them. */
    public boolean takesAnything(HttpServerRequest request) {
        return takingAnything.stream()
                .anyMatch(route -> route.method().equals(request.method().name())
                        && route.path().matcher(request.path()).matches());
    }

    /** Whether what stands here takes bodies of the type, and takes them from this caller. */
    public boolean takes(String mediaType, HttpServerRequest request, SecurityIdentity caller) {
        return at(request.path())
                .filter(route -> route.method().equals(request.method().name()))
                .filter(route -> route.consumed().contains(mediaType))
                .anyMatch(route -> route.roles().stream().anyMatch(caller::hasRole));
    }

    public String consumed(HttpServerRequest request) {
        return mediaTypes(request, Route::consumed);
    }

    public String produced(HttpServerRequest request) {
        return mediaTypes(request, Route::produced);
    }

    private String mediaTypes(HttpServerRequest request, Function<Route, List<String>> which) {
        String method = request.method().name().equals("HEAD")
                ? "GET"
                : request.method().name();
        return at(request.path())
                .filter(route -> route.method().equals(method))
                .flatMap(route -> which.apply(route).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Stream<Route> at(String path) {
        return routes.stream().filter(route -> route.path().matcher(path).matches());
    }
}
