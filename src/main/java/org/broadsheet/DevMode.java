package org.broadsheet;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.function.BiConsumer;

/**
 * A run of the application in dev mode. After an edit Quarkus stops the application and calls {@code main} again with
 * new classes; it does not wait for the previous {@code main} to return. So the embedded PostgreSQL stops as the last
 * step of stopping the application.
 */
final class DevMode implements QuarkusApplication {

    private static EmbeddedDatabase database;

    /** {@code LaunchMode} does not say so before the first run. */
    static boolean isOn() {
        return DevConsoleManager.getHotReplacementContext() != null;
    }

    static void run(EmbeddedDatabase running, String... args) {
        database = running;
        stopAfterFailedStart();
        Quarkus.run(DevMode.class, args);
    }

    /** After a failed first start, Quarkus' handler waits for a key and does not return. */
    private static void stopAfterFailedStart() {
        BiConsumer<Integer, Throwable> handler = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            ApplicationLifecycleManager.setDefaultExitCodeHandler(handler);
            database.stop();
            handler.accept(exitCode, failure);
        });
    }

    @Override
    public int run(String... args) {
        Application application = Application.currentApplication();
        Quarkus.waitForExit();
        application.stop(database::stop);
        return ApplicationLifecycleManager.getExitCode();
    }
}
