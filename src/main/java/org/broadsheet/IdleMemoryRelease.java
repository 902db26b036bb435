package org.broadsheet;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Gives memory back to the machine while little happens: what a burst needed would otherwise stay with the process for
 * good. Says nothing where the operator has set these options, and does nothing on a virtual machine without them.
 */
@Singleton
class IdleMemoryRelease {
    /** The heap shrinks to little more than what is in use, at a collection that comes when there was none for long. */
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
            // another collector, or one that has no use for it
        }
    }
}
