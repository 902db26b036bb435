package org.broadsheet.http.values;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** A URL that is safe in a page: http, https, or relative to the site's host. At most {@value #MAX_LENGTH} characters. Null is valid. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpUrl.Check.class)
public @interface HttpUrl {
    int MAX_LENGTH = 2000;

    String message() default "must be an http or https URL, or a path, of at most 2000 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the syntax (RFC 3986), the scheme and the length. */
    class Check implements ConstraintValidator<HttpUrl, String> {
        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || isHttpUrl(value);
        }

        private static boolean isHttpUrl(String value) {
            if (value.isEmpty() || value.length() > MAX_LENGTH || value.startsWith("//")) {
                return false;
            }
            try {
                URI uri = new URI(value);
                return uri.getScheme() == null
                        || SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getRawAuthority() != null;
            } catch (URISyntaxException malformed) {
                return false;
            }
        }
    }
}
