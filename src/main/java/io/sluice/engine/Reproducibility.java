package io.sluice.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.sluice.notation.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * On which machines a training comes to the same losses, to the last bit. Libraries choose by the
 * processor how they sum; what they read when they are loaded pins that. Any processor with AVX2
 * and FMA can do what is pinned, and on one that has more nothing of that is taken.
 */
public enum Reproducibility {
  /**
   * On processors of any maker. MKL lets itself be limited to AVX2 on those of its own maker only,
   * so it sums by what all have, SSE2, which is several times slower.
   */
  X86_64("COMPATIBLE"),
  /** On processors of Intel's. */
  INTEL("AVX2");

  /**
   * What computes where nobody says otherwise, on however many cores: sums are rounded by how they
   * are shared. One core does the work of two threads in turns.
   */
  public static final int THREADS = 2;

  /** What was pinned when libtorch was loaded, which reads it once. */
  private static Optional<Optional<Reproducibility>> loaded = Optional.empty();

  private final String mkl;

  Reproducibility(String mkl) {
    this.mkl = mkl;
  }

  /** The part of the C library that changes what libraries of this process read. */
  private interface Environment extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /**
   * What libraries read: libtorch's own operations, MKL and oneDNN are limited, and neither OpenMP
   * nor MKL may take fewer threads than they are given.
   *
   * @return names to values
   */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ATEN_CPU_CAPABILITY", "avx2");
    variables.put("MKL_CBWR", mkl);
    variables.put("MKL_DYNAMIC", "FALSE");
    variables.put("ONEDNN_MAX_CPU_ISA", "AVX2");
    variables.put("OMP_DYNAMIC", "FALSE");
    return variables;
  }

  /**
   * What of the processor is taken.
   *
   * @return {@code avx2 pinned for x86-64}
   */
  public String instructionSet() {
    return "avx2 pinned for " + Words.of(this);
  }

  /**
   * Pins before libtorch is loaded, or makes sure that it was loaded with the same.
   *
   * @param asked nothing leaves each library what it chooses
   * @throws IllegalArgumentException if this machine cannot compute so
   * @throws IllegalStateException if libtorch is loaded otherwise already
   */
  static synchronized void pin(Optional<Reproducibility> asked) {
    if (loaded.isPresent()) {
      if (!loaded.get().equals(asked)) {
        throw new IllegalStateException(
            "libtorch is loaded and sums %s, not %s: one process cannot do both"
                .formatted(words(loaded.get()), words(asked)));
      }
      return;
    }
    asked.ifPresent(Reproducibility::pin);
    loaded = Optional.of(asked);
  }

  private static String words(Optional<Reproducibility> pinned) {
    return pinned.map(Reproducibility::instructionSet).orElse("as the processor can");
  }

  private void pin() {
    if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
      throw new IllegalArgumentException(
          "reproducible %s is for Linux on x86-64, this is %s on %s: leave --reproducible out"
              .formatted(
                  Words.of(this), System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    if (!ProcessorFeatures.hasAvx2()) {
      throw new IllegalArgumentException(
          "reproducible %s needs a processor with AVX2 and FMA, which this one lacks: leave --reproducible out"
              .formatted(Words.of(this)));
    }
    if (this == INTEL && !ProcessorFeatures.isOfIntel()) {
      throw new IllegalArgumentException(
          "reproducible intel is for processors of Intel, whose instructions MKL takes on no others: take x86-64");
    }
    Environment environment = Native.load("c", Environment.class);
    variables().forEach((name, value) -> environment.setenv(name, value, 1));
  }
}
