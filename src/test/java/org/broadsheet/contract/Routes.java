package org.broadsheet.contract;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.http.contract.ContractResource;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/** The routes that the compiled resources declare, as lines like {@code /v1/site PUT application/json}. */
final class Routes {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private Routes() {}

    static Set<String> ofApplication() throws IOException, URISyntaxException {
        return declaredBy(index(ContractResource.class));
    }

    static Set<String> declaredBy(Index index) {
        Set<String> routes = new TreeSet<>();
        for (Class<? extends Annotation> verb : METHODS) {
            for (AnnotationInstance annotation : index.getAnnotations(verb)) {
                MethodInfo method = annotation.target().asMethod();
                resources(index, method.declaringClass())
                        .forEach(resource ->
                                routes.add(path(resource, method) + " " + verb.getSimpleName() + bodies(method)));
            }
        }
        return routes;
    }

    /** Returns the declaring class and its subclasses, without abstract ones. */
    private static Stream<ClassInfo> resources(Index index, ClassInfo declaring) {
        return Stream.concat(Stream.of(declaring), index.getAllKnownSubclasses(declaring.name()).stream())
                .filter(candidate -> !candidate.isAbstract() && candidate.hasDeclaredAnnotation(Path.class));
    }

    /** Removes the pattern of {@code {slug: […]}}, which the contract has in the schema of the parameter. */
    private static String path(ClassInfo resource, MethodInfo method) {
        String inner = method.hasAnnotation(Path.class)
                ? method.annotation(Path.class).value().asString()
                : "";
        String joined = "/" + resource.declaredAnnotation(Path.class).value().asString() + "/" + inner;
        return joined.replaceAll("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    /** Returns the media types that the method consumes, each after a space. */
    private static String bodies(MethodInfo method) {
        return method.hasAnnotation(Consumes.class)
                ? Stream.of(method.annotation(Consumes.class).value().asStringArray())
                        .sorted()
                        .map(type -> " " + type)
                        .collect(Collectors.joining())
                : "";
    }

    /** Indexes all classes of the folder or JAR of the given class, that is, without test classes. */
    private static Index index(Class<?> one) throws IOException, URISyntaxException {
        URI compiled = one.getProtectionDomain().getCodeSource().getLocation().toURI();
        Indexer indexer = new Indexer();
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of(compiled))) {
            for (java.nio.file.Path file :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    indexer.index(bytes);
                }
            }
        }
        return indexer.complete();
    }
}
