package org.broadsheet.articles.rendering;

import static org.broadsheet.articles.rendering.BodyTest.rendered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.TestDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known ways to make a page run a stranger's code, or load what it should not: none leaves anything active. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BodySanitizerTest {
    private static final Set<String> INERT = Set.of(
            "a p br b i em strong s u del ins sub sup small mark code pre kbd q cite abbr time blockquote hr div span"
                    .split(" "));
    private static final Pattern OTHER_SCHEME = Pattern.compile("^(?!https?:)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt/x src=//e.example/x.js></script>",
                "<scr<script>ipt>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img/src='x'/onerror='alert(1)'>",
                "<img src=`x`onerror=alert(1)>",
                "<img src=x\u000Conerror\u000C=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+>",
                "<img srcset=\"x 1x, javascript:alert(1) 2x\">",
                "<p onclick=alert(1) onmouseover=alert(1) style=\"background:url(javascript:1)\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" \u0001javascript:alert(1)\">x</a>",
                "<a href=\"jav\tascript:alert(1)\">x</a>",
                "<a href=\"java\nscript\r:alert(1)\">x</a>",
                "<a href=\"&#106;&#x61;vascript&colon;alert(1)\">x</a>",
                "<a href=\"jav&Tab;ascript&#58;alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"blob:https://e.example/1\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"//e.example\" target=_top ping=//e.example>x</a>",
                "<a href=\"x\" id=location name=cookie class=admin>x</a>",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
                "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<template><script>alert(1)</script></template>",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
                "<plaintext><script>alert(1)</script>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>",
                "<frameset onload=alert(1)><frame src=javascript:alert(1)>",
                "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)><applet code=x>",
                "<style>@import '//e.example/x.css';</style><link rel=stylesheet href=//e.example/x.css>",
                "<base href=//e.example/><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
                "<form action=javascript:alert(1)><input autofocus onfocus=alert(1)><button formaction=javascript:1>x",
                "<details open ontoggle=alert(1)><summary>x</summary></details><dialog open>x</dialog>",
                "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
                "<body onload=alert(1)><marquee onstart=alert(1)>x</marquee><isindex type=image src=1 onerror=1>",
                "<table background=javascript:alert(1)><tr><td background=javascript:alert(1)>x</table>",
                "<blockquote cite=javascript:alert(1)>x</blockquote><q cite='data:,x'>x</q>",
                "<custom-element onclick=alert(1) is=x>x</custom-element><slot name=x>x</slot><portal src=x>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]--><?xml-stylesheet href=javascript:1?>",
                "<![CDATA[<img src=x onerror=alert(1)>]]><!ENTITY x SYSTEM 'file:///'>",
                "\"><img src=x onerror=alert(1)>",
                "<<img src=x onerror=alert(1)//<",
                "<img src=x onerror=alert(1)",
                "[x](javascript:alert(1))",
                "[x](java&Tab;script:alert(1))",
                "[x](<java script:alert(1)>)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x]( vbscript:x 'title\" onmouseover=alert(1) ')",
                "![x](javascript:alert(1))",
                "![x\" onerror=\"alert(1)](x)",
                "<javascript:alert(1)>",
                "[x][1]\n\n[1]: javascript:alert(1) '\"onclick=alert(1)'",
                "[x](\\javascript:alert\\(1\\))",
                "```\n<script>alert(1)</script>\n```",
                "``` \"onclick=alert(1)\n x\n```",
                "`<img src=x onerror=alert(1)>`",
                "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
                "x[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: y",
                "javascript://e.example/%0Aalert(1) www.e.example/\"onclick=alert(1)",
            })
    void leavesNothingActive(String vector) {
        for (String format : new String[] {"markdown", "html"}) {
            String html = rendered(format, vector + "\n\nSome text.")
                    .statusCode(201)
                    .extract()
                    .path("body.html");
            Document page = Jsoup.parseBodyFragment(html);
            page.outputSettings().prettyPrint(false);
            assertEquals(html, page.body().html(), "reading it again must not change its meaning");
            assertTrue(page.head().childNodes().isEmpty(), html);
            page.body().children().select("*").forEach(element -> assertInert(element, html));
        }
    }

    private static void assertInert(Element element, String html) {
        Set<String> more = Set.of("img", "table", "thead", "tbody", "tr", "th", "td", "section", "ol", "li", "caption");
        assertTrue(INERT.contains(element.tagName()) || more.contains(element.tagName()), html);
        for (Attribute attribute : element.attributes()) {
            assertTrue(
                    Set.of("href", "src", "alt", "title", "cite", "id", "align").contains(attribute.getKey()), html);
            if (attribute.getKey().equals("id")) {
                assertTrue(attribute.getValue().startsWith("fn"), html);
            }
            if (Set.of("href", "src", "cite").contains(attribute.getKey())) {
                String asBrowsersReadIt = attribute
                        .getValue()
                        .strip()
                        .replaceAll("[\\x00-\\x1f]", "")
                        .toLowerCase(Locale.ROOT);
                assertFalse(OTHER_SCHEME.matcher(asBrowsersReadIt).matches(), html);
            }
        }
    }
}
