package io.sluice.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the processor can do, as far as the operating system tells. */
final class ProcessorFeatures {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final Set<String> AVX2_FLAGS = Set.of("avx2", "fma");
  private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private ProcessorFeatures() {}

  /** Whether bfloat16 products are instructions here; false where nothing says so. */
  static boolean hasBfloat16() {
    return flags().stream().anyMatch(BFLOAT16_FLAGS::contains);
  }

  /**
   * Whether vectors of eight floats are multiplied and added in one; false where nothing says so.
   */
  static boolean hasAvx2() {
    return flags().containsAll(AVX2_FLAGS);
  }

  /** Whether Intel made it; false where nothing says so. */
  static boolean isOfIntel() {
    return words("vendor_id").contains("GenuineIntel");
  }

  private static Set<String> flags() {
    Set<String> flags = words("flags");
    return flags.isEmpty() ? words("Features") : flags;
  }

  /** Of the first line of a name. */
  private static Set<String> words(String name) {
    if (!Files.isReadable(CPUINFO)) {
      return Set.of();
    }
    try {
      return Files.readAllLines(CPUINFO).stream()
          .filter(line -> line.startsWith(name))
          .limit(1)
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      // Without the file the answer is the safe one: no instruction is taken that may be missing.
      return Set.of();
    }
  }
}
