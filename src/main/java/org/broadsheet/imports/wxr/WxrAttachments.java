package org.broadsheet.imports.wxr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The URLs and alternative texts of attached images by their WordPress ids. */
final class WxrAttachments {
    private record AttachedImage(String url, String alt) {}

    private final Map<String, AttachedImage> byId = new HashMap<>();

    void add(WxrItem item) {
        if (item.type().equals("attachment") && !item.text("wp:attachment_url").isEmpty()) {
            byId.put(
                    item.text("wp:post_id"),
                    new AttachedImage(
                            item.text("wp:attachment_url"),
                            item.meta
                                    .getOrDefault("_wp_attachment_image_alt", "")
                                    .strip()));
        }
    }

    /** @return null if the export has no such attachment */
    ObjectNode image(String id) {
        AttachedImage picture = byId.get(id);
        if (picture == null) {
            return null;
        }
        ObjectNode image = JsonNodeFactory.instance.objectNode().put("url", picture.url());
        return picture.alt().isEmpty() ? image : image.put("alt", picture.alt());
    }
}
