package org.broadsheet.http.routing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.http.json.ClosestMatch;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Checks query parameters against the signature of the resource method and reports all errors at once: unknown names,
 * repeated names and invalid values. A parameter's type is {@code int} with {@link Min} and {@link Max}, {@code boolean},
 * or a value type whose static {@code fromString} throws {@link IllegalArgumentException} with a message for the client. Parameters may be grouped in a record with {@link
 * BeanParam}.
 */
public class QueryParameterValidator {
    @FunctionalInterface
    private interface Check {
        /** @throws IllegalArgumentException with a message for the client that describes valid values */
        void accept(String value);
    }

    private final Map<Method, Map<String, Check>> checksByMethod = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        if (parameters.isEmpty()) {
            return;
        }
        Map<String, Check> checks =
                checksByMethod.computeIfAbsent(resource.getResourceMethod(), QueryParameterValidator::checksOf);
        List<FieldError> errors = new ArrayList<>();
        boolean unknown = false;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (errors.size() == FieldErrors.MAX_ERRORS) {
                break;
            }
            Check check = checks.get(parameter.getKey());
            unknown |= check == null;
            (check == null
                            ? Optional.of(unknownMessage(parameter.getKey(), checks))
                            : error(check, parameter.getValue()))
                    .ifPresent(detail -> errors.add(FieldError.inParameter(parameter.getKey(), detail)));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    unknown ? ErrorCode.UNKNOWN_PARAMETER : codeFor(errors),
                    errors.get(0).message(),
                    errors);
        }
    }

    /** An invalid cursor has its own code, because the client can recover by starting the list again. */
    private static ErrorCode codeFor(List<FieldError> errors) {
        boolean cursorOnly = errors.stream().allMatch(error -> error.parameter().equals("cursor"));
        return cursorOnly ? ErrorCode.INVALID_CURSOR : ErrorCode.INVALID_PARAMETER;
    }

    private static Optional<String> error(Check check, List<String> values) {
        if (values.size() > 1) {
            return Optional.of("must stand once; separate several values by commas where they are allowed");
        }
        try {
            check.accept(values.get(0));
            return Optional.empty();
        } catch (IllegalArgumentException invalid) {
            return Optional.of(invalid.getMessage());
        }
    }

    private static String unknownMessage(String name, Map<String, Check> checks) {
        if (checks.isEmpty()) {
            return "is not known; there are no parameters here";
        }
        return ClosestMatch.of(name, checks.keySet())
                .map(suggestion -> "is not known; did you mean `" + suggestion + "`?")
                .orElse("is not known; known here are " + String.join(", ", checks.keySet()));
    }

    private static Map<String, Check> checksOf(Method method) {
        Map<String, Check> checks = new LinkedHashMap<>();
        addChecks(method, checks);
        return checks;
    }

    private static void addChecks(Executable signature, Map<String, Check> checks) {
        for (Parameter parameter : signature.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                checks.put(parameter.getName(), checkOf(parameter));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                addChecks(parameter.getType().getDeclaredConstructors()[0], checks);
            }
        }
    }

    private static Check checkOf(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == int.class || type == Integer.class) {
            long min = parameter.getAnnotation(Min.class).value();
            long max = parameter.getAnnotation(Max.class).value();
            return value -> checkNumber(value, min, max);
        }
        if (type == boolean.class || type == Boolean.class) {
            return QueryParameterValidator::checkBoolean;
        }
        Method parse = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("fromString"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no fromString"));
        return value -> checkParse(parse, value);
    }

    private static void checkNumber(String value, long min, long max) {
        boolean isNumber =
                !value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || Long.parseLong(value) < min || Long.parseLong(value) > max) {
            throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
        }
    }

    private static void checkBoolean(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
    }

    private static void checkParse(Method parse, String value) {
        try {
            parse.invoke(null, value);
        } catch (InvocationTargetException invalid) {
            if (invalid.getCause() instanceof IllegalArgumentException invalidValue) {
                throw invalidValue;
            }
            throw new IllegalStateException(invalid.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
