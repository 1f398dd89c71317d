package io.sluice.corpus;

import java.util.List;
import java.util.Optional;

/**
 * A corpus that is read from files: either they are split, or validation and test have files of
 * their own.
 *
 * @param files the files, read one after another
 * @param split how their text is divided, if validation has no files of its own
 * @param validationFiles the files of the validation part, read one after another
 * @param testFiles the files of the test part, if there is one, likewise
 */
public record TextSettings(
    List<SourceFile> files,
    Optional<Split> split,
    Optional<List<SourceFile>> validationFiles,
    Optional<List<SourceFile>> testFiles) {
  public TextSettings {
    files = List.copyOf(files);
    validationFiles = validationFiles.map(List::copyOf);
    testFiles = testFiles.map(List::copyOf);
    if (files.isEmpty()
        || validationFiles.map(List::isEmpty).orElse(false)
        || testFiles.map(List::isEmpty).orElse(false)) {
      throw new IllegalArgumentException(
          "a list of files is empty: name at least one file of the corpus");
    }
    if (split.isPresent() == validationFiles.isPresent()) {
      throw new IllegalArgumentException(
          "a text needs exactly one of split and validation_files: give the share of the text"
              + " that is kept for validation, or the files of the validation part");
    }
    if (testFiles.isPresent() && split.isPresent()) {
      throw new IllegalArgumentException(
          "a text has split and test_files: give the test_share of the split, or validation_files"
              + " and test_files");
    }
  }
}
