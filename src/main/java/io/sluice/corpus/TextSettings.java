package io.sluice.corpus;

import java.util.List;
import java.util.Optional;

/**
 * A corpus that is read from files: either they are split, or validation has files of its own.
 *
 * @param files the files, read one after another
 * @param split how their text is divided, if validation has no files of its own
 * @param validationFiles the files of the validation part, read one after another
 */
public record TextSettings(
    List<SourceFile> files, Optional<Split> split, Optional<List<SourceFile>> validationFiles) {
  public TextSettings {
    files = List.copyOf(files);
    validationFiles = validationFiles.map(List::copyOf);
    if (files.isEmpty() || validationFiles.map(List::isEmpty).orElse(false)) {
      throw new IllegalArgumentException(
          "a list of files is empty: name at least one file of the corpus");
    }
    if (split.isPresent() == validationFiles.isPresent()) {
      throw new IllegalArgumentException(
          "a text needs exactly one of split and validation_files: give the share of the text"
              + " that is kept for validation, or the files of the validation part");
    }
  }
}
