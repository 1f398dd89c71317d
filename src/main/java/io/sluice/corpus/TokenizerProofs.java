package io.sluice.corpus;

import io.sluice.corpus.huggingface.TokenizerFile;
import io.sluice.data.Sha256;
import io.sluice.run.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tokenizers have been loaded and tried in a process of their own. A tokenizer that ends the
 * process of its first use is refused with a sentence; one that does not is not tried again.
 *
 * @param folder where the proofs are, a file a tokenizer; made when the first is written
 */
public record TokenizerProofs(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(TokenizerProofs.class);
  private static final int NAMED_DIGITS = 16;

  /**
   * Tries a tokenizer unless that has been done before.
   *
   * @param origin what it is, for errors
   * @throws IllegalArgumentException if the native library ends the process, hangs or refuses it
   * @throws UncheckedIOException if no process can be started
   */
  void require(TokenizerFile file, String origin) {
    String proof =
        Sha256.of(Sha256.of(file.library()) + NativeTokenizer.version() + TokenizerTrial.VERSION);
    Path kept = folder.resolve("tokenizer-" + proof.substring(0, NAMED_DIGITS) + ".proof");
    if (holds(kept, proof)) {
      return;
    }
    TrialProcess.run(file.library(), file.tokens().size(), origin);
    try {
      Files.createDirectories(folder);
      AtomicFile.write(kept, proof);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "cannot keep that {} has been tried, so it will be again: {}", origin, e.getMessage());
    }
  }

  private static boolean holds(Path kept, String proof) {
    try {
      byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
      return Files.isRegularFile(kept) && Arrays.equals(Files.readAllBytes(kept), bytes);
    } catch (IOException e) {
      LOG.warn("cannot read {}, so the tokenizer is tried again: {}", kept, e.getMessage());
      return false;
    }
  }
}
