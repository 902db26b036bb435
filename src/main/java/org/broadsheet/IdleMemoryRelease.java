package org.broadsheet;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Returns unused heap to the operating system while the server is idle, by HotSpot options. Options that the operator has
 * set, or that the JVM does not have, are left alone.
 */
@Singleton
class IdleMemoryRelease {
    /** The heap shrinks at a garbage collection, which G1 also runs after 15 seconds without one. */
    private static final Map<String, String> OPTIONS = Map.of(
            "MinHeapFreeRatio", "10", // percent
            "MaxHeapFreeRatio", "30", // percent
            "G1PeriodicGCInterval", "15000"); // milliseconds

    void shrinkWhenIdle(@Observes StartupEvent started) {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm != null) {
            OPTIONS.forEach((name, value) -> setIfDefault(jvm, name, value));
        }
    }

    private static void setIfDefault(HotSpotDiagnosticMXBean jvm, String name, String value) {
        try {
            VMOption option = jvm.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(name, value);
            }
        } catch (IllegalArgumentException unknown) {
            // this JVM or garbage collector has no such option
        }
    }
}
