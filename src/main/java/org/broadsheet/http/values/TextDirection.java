package org.broadsheet.http.values;

import java.util.Locale;
import java.util.Set;

/** Which way a language is written, as HTML's {@code dir} has it. */
public enum TextDirection {
    ltr,
    rtl;

    private static final Set<String> RTL_SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /** Those that are written so unless the tag names another script; Java still calls some by their former codes. */
    private static final Set<String> RTL_LANGUAGES = Set.of(
            "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "haz", "he", "iw", "ji", "khw",
            "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

    public static TextDirection of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        boolean backwards = locale.getScript().isEmpty()
                ? RTL_LANGUAGES.contains(locale.getLanguage())
                : RTL_SCRIPTS.contains(locale.getScript());
        return backwards ? rtl : ltr;
    }
}
