package io.sluice.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** What the processor can do, as far as the operating system tells. */
final class ProcessorFeatures {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private ProcessorFeatures() {}

  /** Whether bfloat16 products are instructions here; false where nothing says so. */
  static boolean hasBfloat16() {
    if (!Files.isReadable(CPUINFO)) {
      return false;
    }
    try {
      return Files.readAllLines(CPUINFO).stream()
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .limit(1)
          .anyMatch(line -> Arrays.stream(line.split("\\s+")).anyMatch(BFLOAT16_FLAGS::contains));
    } catch (IOException e) {
      // Only a preference hangs on this: without the file the answer is the safe one.
      return false;
    }
  }
}
