package org.broadsheet.http.values;

import java.util.Locale;
import java.util.Set;

/** The writing direction of a language, as in HTML's {@code dir} attribute. */
public enum TextDirection {
    ltr,
    rtl;

    private static final Set<String> RTL_SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /** Right-to-left unless the tag names another script. Includes former codes that Java still uses ({@code iw}, {@code ji}). */
    private static final Set<String> RTL_LANGUAGES = Set.of(
            "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "haz", "he", "iw", "ji", "khw",
            "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

    public static TextDirection of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        boolean rightToLeft = locale.getScript().isEmpty()
                ? RTL_LANGUAGES.contains(locale.getLanguage())
                : RTL_SCRIPTS.contains(locale.getScript());
        return rightToLeft ? rtl : ltr;
    }
}
