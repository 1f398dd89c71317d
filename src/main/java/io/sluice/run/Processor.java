package io.sluice.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What computes, as far as the system tells: another processor, or another instruction set, rounds
 * sums in another way.
 *
 * @param name its maker's, with family and model where there are such: many virtual machines share
 *     a name
 * @param instructionSet what libtorch's own operations take of it: {@code default}, {@code avx2} or
 *     {@code avx512} on x86-64, else the architecture; where a run is reproducible, what was pinned
 */
public record Processor(String name, String instructionSet) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** Limits libtorch to less than the processor has. */
  private static final String LIMIT = "ATEN_CPU_CAPABILITY";

  private static final List<String> X86 = List.of("amd64", "x86_64");
  private static final Set<String> AVX512 =
      Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "fma");
  private static final Set<String> AVX2 = Set.of("avx2", "fma");

  /** That of this machine. */
  public static Processor current() {
    return of(
        Files.isReadable(CPUINFO) ? lines() : List.of(),
        System.getProperty("os.arch"),
        Optional.ofNullable(System.getenv(LIMIT)));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(CPUINFO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * By what the system says.
   *
   * @param cpuinfo lines of {@code /proc/cpuinfo}; none elsewhere than on Linux
   * @param architecture as Java names it
   * @param limit of libtorch's instructions
   */
  static Processor of(List<String> cpuinfo, String architecture, Optional<String> limit) {
    String model = value(cpuinfo, "model name").orElse(architecture);
    String name =
        value(cpuinfo, "cpu family")
            .flatMap(family -> value(cpuinfo, "model").map(number -> family + "-" + number))
            .map(numbers -> "%s %s".formatted(model, numbers))
            .orElse(model);
    if (!X86.contains(architecture)) {
      return new Processor(name, architecture);
    }
    List<String> flags = List.of(value(cpuinfo, "flags").orElse("").split(" +"));
    String most =
        flags.containsAll(AVX512) ? "avx512" : flags.containsAll(AVX2) ? "avx2" : "default";
    return new Processor(name, limit.map(word -> word.toLowerCase(Locale.ROOT)).orElse(most));
  }

  private static Optional<String> value(List<String> cpuinfo, String key) {
    return cpuinfo.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
