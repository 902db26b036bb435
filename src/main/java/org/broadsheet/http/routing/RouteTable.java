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
            String method, Pattern path, List<String> roles, List<String> consumedTypes, List<String> producedTypes) {}

    private final List<Route> routes;
    private final List<Route> anyTypeRoutes;

    RouteTable(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routesOf(type, method)))
                .toList();
        anyTypeRoutes = routes.stream()
                .filter(route -> route.consumedTypes().contains(MediaType.WILDCARD))
                .toList();
    }

    private static Stream<Route> routesOf(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Route(
                        verb.value(),
                        pathPattern(type, method),
                        annotationValues(type, method, RolesAllowed.class, RolesAllowed::value),
                        annotationValues(type, method, Consumes.class, Consumes::value),
                        annotationValues(type, method, Produces.class, Produces::value)));
    }

    private static Pattern pathPattern(Class<?> type, Method method) {
        Path methodPath = method.getAnnotation(Path.class);
        String template = type.getAnnotation(Path.class).value() + (methodPath == null ? "" : "/" + methodPath.value());
        String regex = Arrays.stream(template.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> segment.startsWith("{") ? "/+[^/]+" : "/+" + Pattern.quote(segment) + "(?:;[^/]*)?")
                .collect(Collectors.joining());
        return Pattern.compile(regex + "/*");
    }

    private static <A extends Annotation> List<String> annotationValues(
            Class<?> type, Method method, Class<A> annotation, Function<A, String[]> values) {
        A declared = method.isAnnotationPresent(annotation)
                ? method.getAnnotation(annotation)
                : type.getAnnotation(annotation);
        return declared == null ? List.of() : List.of(values.apply(declared));
    }

    /** The value of an {@code Allow} header for this path: the methods served there, HEAD and OPTIONS included. */
    public String allowedMethods(String path) {
        TreeSet<String> methods = routesAt(path).map(Route::method).collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    /** Whether there is something here that takes no key. */
    boolean isPublic(String method, String path) {
        return routesAt(path)
                .anyMatch(
                        route -> route.method().equals(method) && route.roles().isEmpty());
    }

    /** Whether what stands here takes any bytes, whatever the client calls them. */
    public boolean consumesAnyType(HttpServerRequest request) {
        return anyTypeRoutes.stream()
                .anyMatch(route -> route.method().equals(request.method().name())
                        && route.path().matcher(request.path()).matches());
    }

    /** Whether what stands here takes bodies of the type, and takes them from this caller. */
    public boolean permits(String mediaType, HttpServerRequest request, SecurityIdentity caller) {
        return routesAt(request.path())
                .filter(route -> route.method().equals(request.method().name()))
                .filter(route -> route.consumedTypes().contains(mediaType))
                .anyMatch(route -> route.roles().stream().anyMatch(caller::hasRole));
    }

    public String consumedTypes(HttpServerRequest request) {
        return mediaTypes(request, Route::consumedTypes);
    }

    public String producedTypes(HttpServerRequest request) {
        return mediaTypes(request, Route::producedTypes);
    }

    private String mediaTypes(HttpServerRequest request, Function<Route, List<String>> types) {
        String method = request.method().name().equals("HEAD")
                ? "GET"
                : request.method().name();
        return routesAt(request.path())
                .filter(route -> route.method().equals(method))
                .flatMap(route -> types.apply(route).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Stream<Route> routesAt(String path) {
        return routes.stream().filter(route -> route.path().matcher(path).matches());
    }
}
