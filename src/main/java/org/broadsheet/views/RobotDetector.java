package org.broadsheet.views;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import ua_parser.Parser;

/** Detects robots by their user agent, with the list of the ua-parser project. */
@Singleton
class RobotDetector {
    private static final String ROBOT_FAMILY = "Spider";
    private static final int MAX_CACHED = 10_000;

    /** Longer user agents count as robots, because browsers have shorter ones and matching takes time. */
    private static final int MAX_USER_AGENT_LENGTH = 500;

    private final Cache<String, Boolean> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    /** Created on first use, because loading the list is slow. */
    private static final class ParserHolder {
        static final Parser PARSER = new Parser();
    }

    boolean isRobot(String userAgent) {
        return userAgent.length() > MAX_USER_AGENT_LENGTH || cache.get(userAgent, RobotDetector::parse);
    }

    private static boolean parse(String userAgent) {
        return ROBOT_FAMILY.equals(ParserHolder.PARSER.parseDevice(userAgent).family);
    }
}
