package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the tests of this JVM are computed with, asked of libtorch, oneDNN and MKL themselves: they
 * round sums by their instructions. {@code src/test/processors.sh} limits these and looks for the
 * line that this prints, since a limit that does not arrive would test nothing.
 */
class ProcessorTest {

  /** By the values of ATEN_CPU_CAPABILITY. */
  private static final Map<String, String> CAPABILITIES =
      Map.of("default", "NO AVX", "avx2", "AVX2", "avx512", "AVX512");

  private static final List<String> MKL = List.of("AVX-512", "AVX2", "AVX", "SSE4.2");

  @Test
  @SuppressWarnings("SystemOut")
  void librariesTakeTheInstructionsThatTheyAreLimitedTo() throws Exception {
    String said = said();
    String libtorch = found(said, "(?m)^libtorch (.*)$");
    String onednn = found(said, "onednn_verbose,.*,cpu,isa:([^,\\n]*)");
    String mkl = mkl(found(said, "(?m)^MKL_VERBOSE (oneMKL .*)$"));
    String threads = found(said, "(?m)^threads (.*)$");

    System.out.printf(
        "[processor] libtorch %s, oneDNN %s, MKL %s, threads %s%n", libtorch, onednn, mkl, threads);

    Map<String, String> environment = System.getenv();
    String capability = environment.get("ATEN_CPU_CAPABILITY");
    if (capability != null) {
      assertThat(libtorch).isEqualTo(CAPABILITIES.get(capability));
    }
    if ("AVX2".equals(environment.get("ONEDNN_MAX_CPU_ISA"))) {
      assertThat(onednn).isEqualTo("Intel AVX2");
    }
    // Only on processors of its maker does MKL let itself be limited.
    if ("AVX2".equals(environment.get("MKL_ENABLE_INSTRUCTIONS")) && !mkl.equals("unnamed")) {
      assertThat(mkl).isEqualTo("AVX2");
    }
    assertThat(threads).isEqualTo(Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  private static String said() throws Exception {
    ProcessBuilder probe =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            ProcessorProbe.class.getName());
    probe.environment().put("MKL_VERBOSE", "1");
    probe.environment().put("ONEDNN_VERBOSE", "1");
    probe.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = probe.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Libraries that are not in this libtorch say nothing. */
  private static String found(String said, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    return matcher.find() ? matcher.group(1).strip() : "none";
  }

  private static String mkl(String line) {
    if (line.equals("none")) {
      return line;
    }
    return MKL.stream().filter(line::contains).findFirst().orElse("unnamed");
  }
}
