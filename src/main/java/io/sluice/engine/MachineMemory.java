package io.sluice.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this machine can hold at most, whatever else runs on it.
 *
 * @param processBytes physical memory and swap, within the limits of a container
 * @param heapBytes Java's heap, where first values are made
 */
public record MachineMemory(double processBytes, double heapBytes) {

  /**
   * This machine.
   *
   * @return its memory
   */
  public static MachineMemory here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double bytes = (double) system.getTotalMemorySize() + system.getTotalSwapSpaceSize();
    // A system that tells nothing is not the reason to refuse anything.
    return new MachineMemory(
        bytes > 0 ? bytes : Double.POSITIVE_INFINITY, Runtime.getRuntime().maxMemory());
  }

  /** As people read it. */
  static String gigabytes(double bytes) {
    return String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }
}
