package org.broadsheet.articles.prerendered;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.http.paging.Page;

/**
 * A {@link Page} as JSON, assembled from items that are JSON already.
 *
 * @param json in UTF-8
 */
public record PrerenderedPage(byte[] json, Page.Position position, boolean isEmpty) {
    static PrerenderedPage of(List<byte[]> items, Page.Position position, String positionJson) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(1000 * (1 + items.size()));
        json.writeBytes("{\"items\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(items.get(i));
        }
        json.writeBytes(("],\"page\":" + positionJson + "}").getBytes(StandardCharsets.UTF_8));
        return new PrerenderedPage(json.toByteArray(), position, items.isEmpty());
    }
}
