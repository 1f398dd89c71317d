package io.sluice.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * README.md or a page of the site, taken apart so that what it says can be checked.
 *
 * @param file where it stands in the project
 * @param prose its lines outside of blocks
 * @param blocks what stands between fences
 */
public record Page(Path file, List<String> prose, List<Block> blocks) {

  private static final Path SITE = Path.of("src/site/markdown");
  private static final String FENCE = "```";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * A block between fences.
   *
   * @param heading the heading above it, without marks
   * @param language the word after the fence
   * @param lines its text
   */
  public record Block(String heading, String language, List<String> lines) {
    public String text() {
      return String.join("\n", lines) + "\n";
    }
  }

  /** The README of this project. */
  public static Page readme() {
    return read(Path.of("README.md"));
  }

  /** A page of the site by its name. */
  public static Page named(String name) {
    return read(SITE.resolve(name + ".md"));
  }

  /** README and the pages of the site in the order in which README names them, then the others. */
  public static List<Page> all() {
    try (Stream<Path> files = Files.list(SITE)) {
      Page readme = readme();
      List<Path> rest = files.sorted().toList();
      return Stream.of(
              Stream.of(readme),
              readme.links().stream()
                  .map(Path::of)
                  .distinct()
                  .filter(rest::contains)
                  .map(Page::read),
              rest.stream().filter(file -> !readme.leadsTo(file)).map(Page::read))
          .flatMap(pages -> pages)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean leadsTo(Path file) {
    return links().stream().map(Path::of).anyMatch(file::equals);
  }

  private static Page read(Path file) {
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page of(Path file, List<String> lines) {
    List<String> prose = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    String heading = "";
    Block open = null;
    for (String line : lines) {
      if (line.startsWith(FENCE) && open == null) {
        open = new Block(heading, line.substring(FENCE.length()), new ArrayList<>());
      } else if (line.startsWith(FENCE)) {
        blocks.add(open);
        open = null;
      } else if (open != null) {
        open.lines().add(line);
      } else {
        heading = line.startsWith("#") ? line.replaceFirst("#+ ", "") : heading;
        prose.add(line);
      }
    }
    if (open != null) {
      throw new AssertionError("the last block of " + file + " has no end");
    }
    return new Page(file, prose, blocks);
  }

  /** Every line that a reader may type, without the comment behind it. */
  public List<String> commands() {
    return blocks("sh").stream()
        .flatMap(block -> block.lines().stream())
        .map(line -> line.replaceFirst("(^| +)# .*", ""))
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** The blocks in a language. */
  public List<Block> blocks(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }

  /** The blocks under a heading. */
  public List<Block> under(String heading) {
    return blocks.stream().filter(block -> block.heading().equals(heading)).toList();
  }

  /** The text between backquotes outside of blocks. */
  public List<String> code() {
    return prose.stream().flatMap(Page::code).toList();
  }

  private static Stream<String> code(String text) {
    return CODE.matcher(text).results().map(match -> match.group(1));
  }

  /** What the rows of the table with this first heading begin with, between backquotes. */
  public List<String> column(String first) {
    List<String> table =
        prose.stream().dropWhile(line -> !line.startsWith("| " + first + " |")).toList();
    if (table.isEmpty()) {
      throw new AssertionError(file + " has no table that begins with " + first);
    }
    return table.stream()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> code(line.split("\\|", -1)[1]))
        .toList();
  }

  /** The paragraph, item of a list or row of a table that begins so, in one line. */
  public String paragraph(String beginning) {
    List<String> lines = prose.stream().dropWhile(line -> !line.startsWith(beginning)).toList();
    if (lines.isEmpty()) {
      throw new AssertionError(file + " has no paragraph that begins with " + beginning);
    }
    Stream<String> rest =
        lines.stream()
            .skip(1)
            .takeWhile(line -> !line.isBlank() && !line.matches("(-|\\d+\\.|\\|) .*"));
    return String.join(" ", Stream.concat(Stream.of(lines.get(0)), rest).toList());
  }

  /** The text between backquotes in a paragraph. */
  public List<String> codeOf(String beginning) {
    return code(paragraph(beginning)).toList();
  }

  /** The addresses of links that lead into the project, from where the page stands. */
  public List<String> links() {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(String.join("\n", prose));
    return link.results().map(match -> match.group(1)).toList();
  }
}
