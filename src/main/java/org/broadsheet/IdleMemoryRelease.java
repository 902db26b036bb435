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
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            OPTIONS.forEach((name, value) -> set(machine, name, value));
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            VMOption option = machine.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException unknown) {
            // another collector, or one that has no use for it
        }
    }
}
