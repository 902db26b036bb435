package org.broadsheet.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where readers can be offered to share a page: each with the address that opens there with the page filled in. */
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
     * @param url the whole address of the page
     * @param title what it is called; line breaks in it would be headers of a mail
     */
    public String link(String url, String title) {
        return template.replace("{url}", encoded(url)).replace("{title}", encoded(oneLine(title)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
    }

    /** All but the unreserved characters of RFC 3986; a plus would be one in a mail, not a space. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
