package io.sluice.corpus;

import io.sluice.corpus.fables.FableText;
import io.sluice.corpus.fables.Fables;
import io.sluice.corpus.fables.FablesSettings;
import io.sluice.data.FileFailure;
import io.sluice.notation.Nearest;
import io.sluice.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The corpora of a folder: each is a folder of its own with a {@code corpus.yaml} in it. */
public final class Corpora {
  private static final String SETTINGS = "corpus.yaml";

  private final Path folder;
  private final Path dataDirectory;
  private final GeneratedText.Generator generator;

  Corpora(Path folder, Path dataDirectory, GeneratedText.Generator generator) {
    this.folder = folder;
    this.dataDirectory = dataDirectory;
    this.generator = generator;
  }

  /**
   * The corpora in a folder.
   *
   * @param corporaFolder the folder that holds a folder for each corpus
   * @param dataDirectory where files are looked for that do not lie in the corpus's own folder
   */
  public static Corpora in(Path corporaFolder, Path dataDirectory) {
    return new Corpora(corporaFolder, dataDirectory, Corpora::fables);
  }

  private static GeneratedText fables(FablesSettings settings) {
    return new GeneratedText(
        Fables.training(settings).text(),
        part(Fables.validation(settings)),
        Fables.test(settings).map(Corpora::part),
        Fables::beginningNats);
  }

  private static GeneratedText.Part part(FableText written) {
    return new GeneratedText.Part(written.text(), written.nats());
  }

  /**
   * A user's own text, split at characters, with {@code bytes} as its tokenizer because that knows
   * every text.
   *
   * @param file a UTF-8 text
   * @param split how it is divided
   * @throws IllegalArgumentException if the file is empty, binary, of another encoding or too short
   * @throws UncheckedIOException if it cannot be read
   */
  public static Corpus ofText(Path file, Split split) {
    byte[] text = TextFile.checked(TextFile.bytes(file), file);
    return divided(
        file.getFileName().toString(),
        "the text file " + file,
        TokenizerChoice.of("bytes"),
        text,
        split,
        file.toString());
  }

  private static Corpus divided(
      String name,
      String description,
      TokenizerChoice tokenizer,
      byte[] text,
      Split split,
      String origin) {
    Split.Cuts cuts = split.cuts(text, origin);
    return new Corpus(
        name,
        description,
        tokenizer,
        TextPart.of(text, 0, cuts.validation()),
        TextPart.of(text, cuts.validation(), cuts.test()),
        split.testShare().isPresent()
            ? Optional.of(TextPart.of(text, cuts.test(), text.length))
            : Optional.empty(),
        Corpus.TestOrigin.VALIDATION_TEXT,
        Optional.empty());
  }

  /**
   * A user's own text as a whole, for measuring a model on it: all of it is for validation and
   * nothing for training.
   *
   * @param file a UTF-8 text
   * @throws IllegalArgumentException if the file is empty, binary or of another encoding
   * @throws UncheckedIOException if it cannot be read
   */
  public static Corpus ofWholeText(Path file) {
    byte[] text = TextFile.checked(TextFile.bytes(file), file);
    return new Corpus(
        file.getFileName().toString(),
        "the text file " + file,
        TokenizerChoice.of("bytes"),
        TextPart.of(text, 0, 0),
        TextPart.of(text, 0, text.length),
        Optional.empty(),
        Corpus.TestOrigin.OWN_TEXT,
        Optional.empty());
  }

  /** The names of the corpora, in alphabetical order. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the folder of corpora "
              + folder
              + " does not exist: start Sluice from the folder that has one");
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(f -> Files.isRegularFile(f.resolve(SETTINGS)))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + FileFailure.reason(e), e);
    }
  }

  /**
   * What a corpus says of itself; its text is not read.
   *
   * @throws IllegalArgumentException if there is no such corpus or its settings are not right
   */
  public CorpusSettings settings(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new IllegalArgumentException("unknown corpus " + Nearest.among(name, names));
    }
    return Json.readYaml(folder.resolve(name).resolve(SETTINGS), CorpusSettings.class);
  }

  /** Why a corpus cannot be opened, in a sentence; empty if all its files are there. */
  public Optional<String> missing(String name) {
    return settings(name).text().flatMap(text -> files(name).firstMissing(text));
  }

  /**
   * Reads or generates the text of a corpus.
   *
   * @throws IllegalArgumentException if there is no such corpus, a file is missing or is not the
   *     one that the settings name, or its text cannot be used
   * @throws UncheckedIOException if a file cannot be read
   */
  public Corpus open(String name) {
    CorpusSettings settings = settings(name);
    if (settings.fables().isPresent()) {
      GeneratedText generated = generator.write(settings.fables().get());
      return new Corpus(
          name,
          settings.description(),
          settings.tokenizer(),
          TextPart.of(generated.training()),
          TextPart.of(generated.validation().text()),
          generated.test().map(test -> TextPart.of(test.text())),
          Corpus.TestOrigin.OWN_TEXT,
          Optional.of(generated));
    }
    TextSettings text = settings.text().orElseThrow();
    CorpusFiles files = files(name);
    byte[] training = files.read(text.files());
    if (text.split().isPresent()) {
      return divided(
          name,
          settings.description(),
          settings.tokenizer(),
          training,
          text.split().get(),
          "the corpus " + name);
    }
    return new Corpus(
        name,
        settings.description(),
        settings.tokenizer(),
        whole(training),
        whole(files.read(text.validationFiles().orElseThrow())),
        text.testFiles().map(files::read).map(Corpora::whole),
        Corpus.TestOrigin.OWN_TEXT,
        Optional.empty());
  }

  private static TextPart whole(byte[] text) {
    return TextPart.of(text, 0, text.length);
  }

  private CorpusFiles files(String name) {
    return new CorpusFiles(name, folder.resolve(name), dataDirectory);
  }
}
