package io.sluice.readers;

import io.sluice.activation.Activation;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.corpus.TokenizerProofs;
import io.sluice.corpus.Tokenizers;
import io.sluice.experiment.RecordCsv;
import io.sluice.feedforward.FeedForward;
import io.sluice.image.DataSet;
import io.sluice.image.ImageFiles;
import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.MetricsRecord;
import io.sluice.run.MlpRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.RunResult;
import io.sluice.run.Safetensors;
import io.sluice.run.SineRow;
import io.sluice.run.SiteRow;
import io.sluice.run.TensorType;
import io.sluice.run.VisionRow;
import io.sluice.study.FeedForwardLine;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.mlp.DataSplit;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpResult;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionResult;
import io.sluice.table.TableChoice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Each kind of file that a command reads, and each notation, with the code that reads it. */
enum ReaderKind {
  LANGUAGE_CONFIG("config.json", Envelope.NONE, ReaderKind::languageConfig),
  VISION_CONFIG("config.json", Envelope.NONE, ReaderKind::visionConfig),
  MLP_CONFIG("config.json", Envelope.NONE, file -> Json.read(file, MlpConfiguration.class)),
  METRICS("metrics.jsonl", Envelope.NONE, ReaderKind::metrics),
  LANGUAGE_RESULT("result.json", Envelope.NONE, file -> Json.read(file, RunResult.class)),
  VISION_RESULT("result.json", Envelope.NONE, file -> Json.read(file, VisionResult.class)),
  MLP_RESULT("result.json", Envelope.NONE, file -> Json.read(file, MlpResult.class)),
  SAFETENSORS("model.safetensors", Envelope.SAFETENSORS, ReaderKind::safetensors),
  OWN_TOKENIZER("tokenizer.json", Envelope.NONE, ReaderKind::tokenizer),
  TOKEN_FILE("text.tokens", Envelope.TOKENS, ReaderKind::tokens),
  CORPUS("corpora/mine/corpus.yaml", Envelope.NONE, ReaderKind::corpus),
  LANGUAGE_STUDY("study.yaml", Envelope.NONE, Study::read),
  VISION_STUDY("study.yaml", Envelope.NONE, VisionStudy::read),
  MLP_STUDY("study.yaml", Envelope.NONE, MlpStudy::read),
  LANGUAGE_RESULTS("results.csv", Envelope.NONE, new RecordCsv<>(ResultRow.class)::read),
  VISION_RESULTS("results.csv", Envelope.NONE, new RecordCsv<>(VisionRow.class)::read),
  MLP_RESULTS("results.csv", Envelope.NONE, new RecordCsv<>(MlpRow.class)::read),
  SINE_RESULTS("results.csv", Envelope.NONE, new RecordCsv<>(SineRow.class)::read),
  SITES("sites.csv", Envelope.NONE, new RecordCsv<>(SiteRow.class)::read),
  OVERHEAD("overhead.csv", Envelope.NONE, new RecordCsv<>(OverheadRow.class)::read),
  ATTACKS("attacks.csv", Envelope.NONE, new RecordCsv<>(AttackRow.class)::read),
  CURVES("curves.csv", Envelope.NONE, new RecordCsv<>(CurveRow.class)::read),
  DIGITS("mnist/t10k-images-idx3-ubyte", Envelope.NONE, ReaderKind::digits),
  PACKED_DIGITS("mnist/t10k-images-idx3-ubyte.gz", Envelope.GZIP, ReaderKind::digits),
  DIGIT_LABELS("mnist/t10k-labels-idx1-ubyte", Envelope.NONE, ReaderKind::digits),
  PHOTOGRAPHS("cifar10/test_batch.bin", Envelope.NONE, ReaderKind::photographs),
  CLASS_NAMES("cifar10/batches.meta.txt", Envelope.NONE, ReaderKind::photographs),
  ARCHIVE("cifar10/cifar-10-binary.tar.gz", Envelope.GZIP, ImageFiles::unpack),
  TABLE("rows.csv", Envelope.NONE, ReaderKind::table),
  PATTERNS("rows.tra", Envelope.NONE, ReaderKind::patterns),
  ACTIVATION("", Envelope.NONE, notation(Activation::of)),
  FEED_FORWARD("", Envelope.NONE, notation(FeedForward::of)),
  FEED_FORWARD_LINE("", Envelope.NONE, notation(FeedForwardLine::new)),
  NET("", Envelope.NONE, notation(Net::of)),
  SITE_ACTIVATIONS("", Envelope.NONE, notation(SiteActivations::of)),
  MLP_METHOD("", Envelope.NONE, notation(MlpMethod::of)),
  DIVISION("", Envelope.NONE, notation(DataSplit::of)),
  TABLE_CHOICE("", Envelope.NONE, notation(TableChoice::of)),
  TOKENIZER_CHOICE("", Envelope.NONE, notation(TokenizerChoice::of));

  /** Reads a file, as a command would. */
  @FunctionalInterface
  interface Reader {
    Object read(Path file) throws Exception;
  }

  final String file;
  final Envelope envelope;
  final Reader reader;

  ReaderKind(String file, Envelope envelope, Reader reader) {
    this.file = file;
    this.envelope = envelope;
    this.reader = reader;
  }

  boolean isFile() {
    return !file.isEmpty();
  }

  private static Reader notation(Function<String, Object> of) {
    return file -> of.apply(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static Object languageConfig(Path file) {
    LanguageConfiguration read = Json.read(file, LanguageConfiguration.class);
    int vocabulary = read.text().vocabulary();
    return List.of(
        read.recipe().model().flopsPerToken(vocabulary),
        read.recipe().model().memory(vocabulary, read.recipe().batch()),
        read.compute().settings());
  }

  private static Object visionConfig(Path file) {
    VisionConfiguration read = Json.read(file, VisionConfiguration.class);
    return List.of(read.recipe().shape().memory(), read.compute().settings());
  }

  private static Object metrics(Path file) {
    List<MetricsRecord> records = MetricsLog.read(file, MetricsRecord.class);
    MetricsLog.open(file, 3).close();
    return records;
  }

  private static Object safetensors(Path file) {
    try (Safetensors tensors = Safetensors.open(file)) {
      for (String name : tensors.names()) {
        tensors.shape(name);
        if (tensors.type(name) == TensorType.F32) {
          tensors.floats(name);
        } else {
          tensors.data(name);
        }
      }
      return tensors.number("step");
    }
  }

  /** Files of others go to a native library, and have a test of their own. */
  private static Object tokenizer(Path file) throws Exception {
    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("model")) {
      return file;
    }
    try (Tokenizer tokenizer =
        Tokenizers.load(file, new TokenizerProofs(file.resolveSibling("proofs")))) {
      return List.of(tokenizer.fingerprint(), tokenizer.vocabularySize());
    }
  }

  private static Object tokens(Path file) {
    TokenSample right = TokenSample.ONE;
    try (TokenFile tokens = TokenFile.open(file, right.tokenizer(), right.fingerprint())) {
      int[] ids = new int[(int) Math.min(64, tokens.count())];
      tokens.read(0, ids);
      return ids;
    }
  }

  private static Object corpus(Path file) {
    Path corpora = file.getParent().getParent();
    return Corpora.in(corpora, corpora).settings("mine");
  }

  private static Object digits(Path file) {
    return DataSet.MNIST.test(file.getParent().getParent());
  }

  private static Object photographs(Path file) {
    return DataSet.CIFAR10.test(file.getParent().getParent());
  }

  private static Object table(Path file) {
    return TableChoice.of(file.toString()).open(file.getParent());
  }

  private static Object patterns(Path file) {
    return TableChoice.of(file + "(inputs=2, outputs=1)").open(file.getParent());
  }
}
