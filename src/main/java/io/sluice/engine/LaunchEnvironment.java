package io.sluice.engine;

import java.util.List;
import java.util.Map;

/**
 * Environment variables that must be set before the JVM starts, because native libraries read them
 * when they are loaded. The launcher sets them; a JVM started otherwise is told what it misses.
 */
public enum LaunchEnvironment {
  /**
   * Without it threads of one operation spin at barriers: up to 50 times slower when other work
   * shares the cores.
   */
  OMP_WAIT_POLICY("idle threads spin and slow everything down on a busy machine"),
  /**
   * Keeps large temporaries inside the allocator instead of returning them to the kernel after each
   * use.
   */
  MALLOC_MMAP_THRESHOLD_("training is 10 to 20 % slower"),
  /** The same for memory at the top of the heap. */
  MALLOC_TRIM_THRESHOLD_("training is 10 to 20 % slower"),
  /**
   * One heap for all threads: the others' heaps are cut into 64 MB pieces that go back to the
   * kernel when empty.
   */
  MALLOC_ARENA_MAX("training is up to 10 % slower"),
  /** Large pages for tensors. */
  THP_MEM_ALLOC_ENABLE("training is up to 10 % slower"),
  /** Stops DJL from opening network connections; it listens to the environment only. */
  DJL_OFFLINE("DJL may open network connections"),
  /** Stops DJL's usage report. */
  OPT_OUT_TRACKING("DJL may report its use over the network");

  private final String consequence;

  LaunchEnvironment(String consequence) {
    this.consequence = consequence;
  }

  private boolean isAllocators() {
    return name().startsWith("MALLOC_") || this == THP_MEM_ALLOC_ENABLE;
  }

  /**
   * What happens without the variable.
   *
   * @return a clause
   */
  public String consequence() {
    return consequence;
  }

  /**
   * The variables that an environment lacks. The allocator's variables are glibc's and count on
   * Linux only.
   *
   * @param environment names to values
   * @return the missing ones, in order
   */
  public static List<LaunchEnvironment> missing(Map<String, String> environment) {
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    return List.of(values()).stream()
        .filter(variable -> linux || !variable.isAllocators())
        .filter(variable -> !environment.containsKey(variable.name()))
        .toList();
  }
}
