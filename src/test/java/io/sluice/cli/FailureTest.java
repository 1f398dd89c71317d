package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  @Test
  void wrongUseIsSaidAsItIs() {
    assertThat(Failure.of(new IllegalArgumentException("the width is odd: take an even one")))
        .isEqualTo(new Failure(Exit.WRONG_USE, "the width is odd: take an even one"));
    assertThat(Failure.of(new ParseException("--steps needs a value")))
        .isEqualTo(new Failure(Exit.WRONG_USE, "--steps needs a value"));
  }

  @Test
  void filesWithASentenceOfTheirOwnKeepIt() {
    assertThat(
            Failure.of(new UncheckedIOException("the disk is full: make room", new IOException())))
        .isEqualTo(new Failure(Exit.FAILED, "the disk is full: make room"));
  }

  @Test
  void exceptionsOfTheJdkGetOne() {
    assertThat(Failure.of(new UncheckedIOException(new NoSuchFileException("a.txt"))))
        .isEqualTo(new Failure(Exit.FAILED, "a.txt does not exist: check the path"));
    assertThat(Failure.of(new UncheckedIOException(new AccessDeniedException("a.txt"))))
        .isEqualTo(new Failure(Exit.FAILED, "a.txt is not accessible: check its permissions"));
    assertThat(Failure.of(new UncheckedIOException(new IOException("cable pulled"))))
        .isEqualTo(new Failure(Exit.FAILED, "reading or writing failed: cable pulled"));
  }

  @Test
  void memoryThatDoesNotSufficeAsksForLess() {
    for (String message :
        new String[] {
          "CUDA out of memory. Tried to allocate 2.00 GiB",
          "[enforce fail at alloc_cpu.cpp:115] err == 0. DefaultCPUAllocator: can't allocate"
              + " memory: you tried to allocate 8589934592 bytes.\n"
              + "Exception raised from posix_memalign"
        }) {
      Failure failure = Failure.of(new EngineException(message));
      assertThat(failure.exit()).isEqualTo(Exit.FAILED);
      assertThat(failure.sentence()).contains("not enough memory", "--threads", "--batch");
    }
    assertThat(Failure.of(new OutOfMemoryError("Java heap space")).sentence())
        .contains("heap is full", "SLUICE_JAVA_OPTIONS");
  }

  @Test
  void aMissingLinkIsLibtorchsOnlyIfItsCodeAskedForIt() {
    UnsatisfiedLinkError ofTokenizers = new UnsatisfiedLinkError("no tokenizers in path");
    ofTokenizers.setStackTrace(calledBy("ai.djl.huggingface.tokenizers.jni.LibUtils"));
    assertThat(Failure.of(ofTokenizers).sentence())
        .startsWith("internal error, no tokenizers in path");
    UnsatisfiedLinkError ofLibtorch = new UnsatisfiedLinkError("no torch in path");
    ofLibtorch.setStackTrace(calledBy("ai.djl.pytorch.jni.LibUtils"));
    assertThat(Failure.of(ofLibtorch).sentence())
        .startsWith("libtorch cannot be loaded (no torch in path)");
  }

  private static StackTraceElement[] calledBy(String type) {
    return new StackTraceElement[] {
      new StackTraceElement("java.lang.ClassLoader", "loadLibrary", "ClassLoader.java", 1),
      new StackTraceElement(type, "load", "LibUtils.java", 1)
    };
  }

  @Test
  void libtorchSaysItsFirstLineOnly() {
    assertThat(
            Failure.of(
                    new EngineException(
                        "The size of tensor a (3) must match\nException raised from infer_size"))
                .sentence())
        .isEqualTo("libtorch refuses this: The size of tensor a (3) must match");
  }

  @Test
  void missingNativesNameTheWaysToHaveThem() {
    assertThat(
            Failure.of(
                    new EngineException(
                        "Failed to save pytorch index file",
                        new IOException("Offline mode is enabled.")))
                .sentence())
        .contains("Offline mode is enabled", "ENGINE_CACHE_DIR", "PYTORCH_LIBRARY_PATH")
        .contains("SLUICE_NATIVES=download")
        .doesNotContain("\n");
  }

  @Test
  void everythingElseIsOurMistake() {
    for (Throwable thrown :
        new Throwable[] {
          new IllegalStateException("a step without a scope"),
          new NullPointerException(),
          new IllegalArgumentException(),
          new ArithmeticException("overflow\nsecond line")
        }) {
      Failure failure = Failure.of(thrown);
      assertThat(failure.exit()).isIn(Exit.FAILED, Exit.WRONG_USE);
      assertThat(failure.sentence())
          .startsWith("internal error, ")
          .contains("run again with --debug")
          .doesNotContain("null", "\n", "second line");
    }
  }

  private static final String HOSTILE = "a\u001b[2J\r\nsluice: done\u202e\u2028\u0000 é 你";

  static Stream<Throwable> hostile() {
    Stream<Function<String, Throwable>> kinds =
        Stream.of(
            IllegalArgumentException::new,
            ParseException::new,
            IllegalStateException::new,
            EngineException::new,
            OutOfMemoryError::new,
            UnsatisfiedLinkError::new,
            text -> new UncheckedIOException(text, new IOException(text)),
            text -> new UncheckedIOException(new IOException(text)),
            text -> new UncheckedIOException(new NoSuchFileException(text)),
            text -> new UncheckedIOException(new AccessDeniedException(text)),
            text -> new UncheckedIOException(new FileSystemException(text, text, text)));
    return kinds.flatMap(
        kind -> Stream.of(kind.apply(HOSTILE), kind.apply(HOSTILE.repeat(100_000) + " the end")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whateverItQuotesItIsOneLineThatSteersNothing(Throwable thrown) {
    String sentence = Failure.of(thrown).sentence();
    assertThat(sentence.codePoints().filter(Character::isISOControl)).isEmpty();
    assertThat(sentence).doesNotContain("\u202e", "\u2028").hasSizeLessThan(15_000);
    assertThat(Failure.of(thrown).exit()).isNotEqualTo(Exit.DONE);
  }

  @Test
  void ofALongSentenceBeginningAndEndAreSaid() {
    String cell = "x".repeat(1_000_000);
    assertThat(
            Failure.of(new IllegalArgumentException("a.csv:3: '" + cell + "' is no number: fix it"))
                .sentence())
        .startsWith("a.csv:3: 'xxx")
        .endsWith("xxx' is no number: fix it")
        .hasSizeLessThan(3100);
  }

  @Test
  void aLimitOfOpenFilesIsSaidWhereverItShows() {
    for (Throwable thrown :
        new Throwable[] {
          new UncheckedIOException(
              "a.txt cannot be read", new IOException("a.txt: Too many open files")),
          new UncheckedIOException(new FileSystemException("a", null, "Too many open files")),
          new EngineException("libtorch.so: cannot open shared object file: Too many open files"),
          new IllegalStateException("no class", new IOException("Too many open files"))
        }) {
      assertThat(Failure.of(thrown).exit()).isEqualTo(Exit.FAILED);
      assertThat(Failure.of(thrown).sentence()).contains("open at once", "ulimit -n");
    }
  }
}
