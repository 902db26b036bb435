package org.broadsheet.views;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import ua_parser.Parser;

/** Knows robots that say so, by the list of the ua-parser project. */
@Singleton
class RobotDetector {
    private static final String FAMILY = "Spider";
    private static final int MOST_REMEMBERED = 10_000;

    /** Nobody's browser has a longer name, and matching takes time. */
    private static final int LONGEST_NAME = 500;

    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** Made when the first reader comes: it takes a moment. */
    private static final class Names {
        static final Parser PARSER = new Parser();
    }

    boolean include(String userAgent) {
        return userAgent.length() > LONGEST_NAME || known.get(userAgent, RobotDetector::isSpider);
    }

    private static boolean isSpider(String userAgent) {
        return FAMILY.equals(Names.PARSER.parseDevice(userAgent).family);
    }
}
