package org.broadsheet.configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.http.json.ClosestMatch;
import org.eclipse.microprofile.config.Config;

/**
 * Checks the configuration before anything starts, so that a mistake is told in one sentence and changes nothing on disk.
 * Mistakes are: a value outside its range, a variable that resembles a known one, and a port that is taken.
 */
public final class ConfigurationCheck {
    private static final String PREFIX = "BROADSHEET_";

    /** Kubernetes sets such variables for a service with the name broadsheet. */
    private static final String SET_BY_KUBERNETES = "BROADSHEET_(SERVICE|PORT).*";

    private static final int MAX_EMBEDDED_CONNECTIONS = 40;

    private final Config config;
    private final Map<String, String> environment;
    private final boolean isRestart;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, String> respelled = new TreeMap<>();

    /**
     * @param environment the variables of the process
     * @param isRestart whether a server of this process may be listening already, as in dev mode
     */
    public ConfigurationCheck(Config config, Map<String, String> environment, boolean isRestart) {
        this.isRestart = isRestart;
        this.config = config;
        this.environment = environment;
    }

    /** @return a sentence for each mistake, which names the variable, its value and what would be right */
    public List<String> mistakes() {
        Settings.all().forEach(this::checkValue);
        checkNames();
        checkConnections();
        if (mistakes.isEmpty() && !isRestart) {
            checkPort();
        }
        return List.copyOf(mistakes);
    }

    /** Values that Quarkus reads in another spelling, by property. */
    public Map<String, String> respelled() {
        return respelled;
    }

    private Optional<String> value(Setting setting) {
        String variable = environment.get(setting.variable());
        return variable != null && variable.isEmpty()
                ? Optional.of("")
                : Optional.ofNullable(config.getConfigValue(setting.property()).getValue());
    }

    private void checkValue(Setting setting) {
        value(setting).ifPresent(value -> {
            try {
                String read = setting.type().parser().parse(value);
                if (!read.equals(value)) {
                    respelled.put(setting.property(), read);
                }
            } catch (RuntimeException invalid) {
                addMistake(setting, value, "must be " + setting.type().range());
            }
        });
    }

    private void addMistake(Setting setting, String value, String remedy) {
        String name = environment.containsKey(setting.variable()) ? setting.variable() : setting.property();
        boolean secret = setting.property().matches(".*(key|password)");
        String shown =
                value.isEmpty() ? "is empty" : secret ? "is not valid" : "is `" + withoutCredentials(value) + "`";
        mistakes.add(name + " " + shown + ", but " + remedy + ".");
    }

    /** A URL may hold a user and a password before its host, and others in its query. */
    private static String withoutCredentials(String value) {
        return value.contains("://") ? value.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "") : value;
    }

    private void checkNames() {
        Set<String> known = Settings.all().stream().map(Setting::variable).collect(Collectors.toSet());
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !name.matches(SET_BY_KUBERNETES))
                .sorted()
                .forEach(name -> mistakes.add(name + " is not a setting"
                        + ClosestMatch.of(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; all are listed in src/docs/configuration.md.")));
    }

    private void checkConnections() {
        Setting size = setting("quarkus.datasource.jdbc.max-size");
        boolean embedded = value(setting("quarkus.datasource.jdbc.url")).isEmpty();
        if (embedded && mistakes.isEmpty() && Integer.parseInt(value(size).orElse("0")) > MAX_EMBEDDED_CONNECTIONS) {
            addMistake(
                    size,
                    value(size).orElseThrow(),
                    "the embedded PostgreSQL takes " + MAX_EMBEDDED_CONNECTIONS + " at most");
        }
    }

    private void checkPort() {
        Setting port = setting("quarkus.http.port");
        String host = value(setting("quarkus.http.host")).orElse("0.0.0.0");
        String number = value(port).orElse("8080");
        try {
            new ServerSocket(Integer.parseInt(number), 1, InetAddress.getByName(host)).close();
        } catch (IOException taken) {
            addMistake(port, number, "another process uses this port at " + host + "; stop it or choose another port");
        }
    }

    private static Setting setting(String property) {
        return Settings.all().stream()
                .filter(each -> each.property().equals(property))
                .findFirst()
                .orElseThrow();
    }
}
