package io.sluice.corpus;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JVM of its own in which a tokenizer is tried, so that it alone ends if the library does. */
record TrialProcess(String origin, Path folder, long heapMegabytes) {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int POLL_MILLISECONDS = 20;
  private static final long MEGABYTE = 1 << 20;
  private static final int LONGEST_REASON = 160;
  private static final List<Integer> STOPPED_BY_SIGNAL = List.of(128 + 1, 128 + 2, 128 + 15);

  /**
   * Tries a tokenizer, which takes under a second for fifty thousand tokens.
   *
   * @param library what the library is given
   * @param ids how many ids it has
   * @param origin what it is, for errors
   * @throws IllegalArgumentException if it is not to be used
   * @throws UncheckedIOException if no process can be started
   */
  static void run(String library, int ids, String origin) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("sluice-tokenizer");
      Path file = folder.resolve("tokenizer.json");
      Files.writeString(file, library);
      long heap = 128 + 8 * Files.size(file) / MEGABYTE;
      new TrialProcess(origin, folder, heap).run(file, ids);
    } catch (IOException e) {
      throw new UncheckedIOException(
          origin
              + " must be tried in a process of its own before it is used, and none can be started ("
              + oneLine(e.getMessage())
              + "): free memory and space for temporary files, or train with --tokenizer bytes",
          e);
    } finally {
      delete(folder);
    }
  }

  private void run(Path file, int ids) throws IOException {
    Path verdict = folder.resolve("verdict");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash"),
            "-cp",
            classPath(),
            TokenizerTrial.class.getName(),
            file.toString(),
            Integer.toString(ids),
            verdict.toString());
    builder.directory(folder.toFile()).redirectError(errors.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("RUST_BACKTRACE", "0");
    int exit = await(builder.start());
    if (exit == 0 && Files.exists(verdict)) {
      String said = Files.readString(verdict);
      if (said.equals(TokenizerTrial.PASSED)) {
        return;
      }
      throw refused("the native library says: " + oneLine(said));
    }
    if (STOPPED_BY_SIGNAL.contains(exit)) {
      throw new IllegalArgumentException(
          "trying " + origin + " in a process of its own was stopped: start again");
    }
    throw refused("the native library ends the process, exit " + exit + reason(errors));
  }

  private int await(Process process) throws IOException {
    Thread end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      long deadline = System.nanoTime() + LONGEST.toNanos();
      while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > deadline) {
          throw refused(
              "the native library is not done with it after " + LONGEST.toSeconds() + " s");
        }
        long most = heapMegabytes * 4 + 2048;
        if (residentMegabytes(process) > most) {
          throw refused("the native library needs more than " + most + " MB for it");
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("trying a tokenizer was interrupted", e);
    } finally {
      process.destroyForcibly();
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LoggerFactory.getLogger(TrialProcess.class).debug("this process is ending", e);
    }
  }

  /** What the process holds; 0 where the system does not say it in Linux's way. */
  private static long residentMegabytes(Process process) {
    Path pages = Path.of("/proc", Long.toString(process.pid()), "statm");
    try {
      return Long.parseLong(Files.readString(pages).split(" ", -1)[1]) * 4096 / MEGABYTE;
    } catch (IOException | IndexOutOfBoundsException e) {
      return 0; // it has just ended, or this is not Linux
    }
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        origin
            + " cannot be used as a tokenizer ("
            + why
            + "): save it again with Hugging Face tokenizers 0.21 or a version close to it");
  }

  /** What Rust says about its end: the line after the one with the place. */
  private static String reason(Path errors) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).contains("panicked at")) {
        return ": " + oneLine(lines.get(i + 1));
      }
    }
    return lines.stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> ": " + oneLine(line))
        .orElse("");
  }

  private static String oneLine(String text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
  }

  /**
   * Where the few classes are that the process needs; fewer than this one has, so it starts sooner.
   */
  private static String classPath() {
    return Stream.of(TokenizerTrial.class, TokenizersLibrary.class, Utils.class, Logger.class)
        .map(TrialProcess::source)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of " + type + " is no URI", e);
    }
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(TrialProcess.class)
          .warn("cannot delete {}: {}", folder, e.getMessage());
    }
  }
}
