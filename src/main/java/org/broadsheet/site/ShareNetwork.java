package org.broadsheet.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Networks on which readers can share a page, each with the URL of its share form. */
public enum ShareNetwork {
    facebook("https://www.facebook.com/sharer/sharer.php?u={url}"),
    x("https://x.com/intent/post?text={title}&url={url}"),
    linkedin("https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    whatsapp("https://wa.me/?text={title}%20{url}"),
    telegram("https://t.me/share/url?url={url}&text={title}"),
    bluesky("https://bsky.app/intent/compose?text={title}%20{url}"),
    threads("https://www.threads.net/intent/post?text={title}&url={url}"),
    reddit("https://www.reddit.com/submit?url={url}&title={title}"),
    pinterest("https://www.pinterest.com/pin/create/button/?url={url}&description={title}"),
    vk("https://vk.com/share.php?url={url}&title={title}"),
    line("https://social-plugins.line.me/lineit/share?url={url}"),
    email("mailto:?subject={title}&body={url}");

    static final List<ShareNetwork> DEFAULTS = List.of(facebook, x, linkedin, whatsapp, telegram, email);

    private final String template;

    ShareNetwork(String template) {
        this.template = template;
    }

    /**
     * The URL of the share form for a page.
     *
     * @param url absolute URL of the page
     * @param title line breaks are replaced, because they could add headers to a mail
     */
    public String link(String url, String title) {
        return template.replace("{url}", encoded(url)).replace("{title}", encoded(oneLine(title)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
    }

    /** Encodes all but the unreserved characters of RFC 3986. A space becomes %20, as mail programs show a plus literally. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
