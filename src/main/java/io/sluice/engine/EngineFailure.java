package io.sluice.engine;

import ai.djl.engine.EngineException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What DJL and libtorch mean when they throw, in a sentence for the person at the keyboard. */
public final class EngineFailure {

  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("(?i)out of memory|can't allocate memory|not enough memory|bad_alloc");
  private static final Pattern NOT_LOADED =
      Pattern.compile("Failed to load PyTorch native library|Failed to save pytorch index file");

  /** In the order in which a person can try them. */
  private static final String WAYS_TO_LIBTORCH =
      "use the one that comes with the build (unset SLUICE_NATIVES, PYTORCH_FLAVOR and"
          + " PYTORCH_LIBRARY_PATH), fill ENGINE_CACHE_DIR/pytorch/2.7.1-cu128-linux-x86_64 with"
          + " the libraries, point PYTORCH_LIBRARY_PATH at the lib folder of a PyTorch 2.7.1, or"
          + " allow the download with SLUICE_NATIVES=download (\"GPU\" in README.md)";

  private EngineFailure() {}

  /**
   * Explains a failure of the engine.
   *
   * @param failure anything that was thrown
   * @return a sentence without libtorch's stack, or nothing if the engine has no part in it
   */
  public static Optional<String> explain(Throwable failure) {
    String said = "";
    boolean ofEngine = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      ofEngine |= cause instanceof EngineException || isOfLibtorch(cause);
      said += " " + cause.getMessage();
    }
    if (!ofEngine) {
      return Optional.empty();
    }
    if (OUT_OF_MEMORY.matcher(said).find()) {
      return Optional.of(
          "there is not enough memory for this model: give fewer --threads, a lesser --batch,"
              + " --context or --width, or of images another --net");
    }
    if (isOfLibtorch(failure) || NOT_LOADED.matcher(said).find()) {
      return Optional.of(
          "libtorch cannot be loaded (" + firstLine(root(failure)) + "): " + WAYS_TO_LIBTORCH);
    }
    return Optional.of("libtorch refuses this: " + firstLine(failure));
  }

  /** Other libraries, such as the tokenizers', have links of their own. */
  private static boolean isOfLibtorch(Throwable failure) {
    return failure instanceof UnsatisfiedLinkError
        && Arrays.stream(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith("ai.djl.pytorch."));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
