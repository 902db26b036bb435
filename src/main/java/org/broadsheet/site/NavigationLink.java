package org.broadsheet.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.NotBlankText;

/**
 * A link in the navigation of the site.
 *
 * @param children such as the entries of a menu; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NavigationLink(
        @NotBlankText(message = "is needed: what readers see")
        @Size(max = 100, message = "must have at most 100 characters")
        String label,

        @NotNull(message = "is needed") @HttpUrl String url,

        @Size(max = 50, message = "may list at most 50 links")
        List<@NotNull(message = "must be a link") @Valid ChildLink> children) {

    /** A link on the second and last level. */
    public record ChildLink(
            @NotBlankText(message = "is needed: what readers see")
            @Size(max = 100, message = "must have at most 100 characters")
            String label,

            @NotNull(message = "is needed") @HttpUrl String url) {}
}
