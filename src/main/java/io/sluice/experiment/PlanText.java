package io.sluice.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of a plan: where some of its keys change, the others and all comments stay as somebody
 * wrote them.
 *
 * @param text YAML, whose lines may end as on Windows
 */
record PlanText(String text) {

  private static final Pattern BEGINNING = Pattern.compile("([A-Za-z_]+):.*|#.*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"");
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#");

  /** A key with its value, or a line of comment. */
  private record Block(String key, String lines) {

    /** That behind the value of a single line, to stand above it. */
    Optional<String> comment() {
      Matcher quoted = QUOTED.matcher(lines);
      String bare = quoted.replaceAll(found -> "'".repeat(found.group().length()));
      Matcher comment = COMMENT.matcher(bare);
      return lines.indexOf('\n') == lines.length() - 1 && comment.find()
          ? Optional.of(lines.substring(comment.end() - 1))
          : Optional.empty();
    }
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The keys that it has. */
  Set<String> keys() {
    return blocks().stream().map(Block::key).collect(Collectors.toSet());
  }

  boolean hasComments() {
    return COMMENT.matcher(QUOTED.matcher(text).replaceAll("''")).find();
  }

  /**
   * The text with some keys as another one has them.
   *
   * @param other with the values that they become; a key that it lacks is left out
   * @param keys that change
   * @return the text, unless a comment stands within what changes
   */
  Optional<String> with(PlanText other, Set<String> keys) {
    Map<String, String> wanted = new LinkedHashMap<>();
    other
        .blocks()
        .forEach(block -> wanted.put(block.key(), block.lines().replaceAll("\\R", lineEnd())));
    StringBuilder all = new StringBuilder();
    for (Block block : blocks()) {
      if (!keys.contains(block.key())) {
        all.append(block.lines());
      } else if (new PlanText(block.lines()).hasComments()) {
        Optional<String> comment = block.comment();
        if (comment.isEmpty()) {
          return Optional.empty();
        }
        all.append(comment.get()).append(wanted.getOrDefault(block.key(), ""));
        wanted.remove(block.key());
      } else {
        all.append(wanted.getOrDefault(block.key(), ""));
        wanted.remove(block.key());
      }
    }
    wanted.keySet().retainAll(keys);
    wanted.values().forEach(all::append);
    return Optional.of(all.toString());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    String whole = text.endsWith("\n") ? text : text + lineEnd();
    for (String line : whole.split("(?<=\n)", 0)) {
      Matcher beginning = BEGINNING.matcher(line);
      if (beginning.matches() || blocks.isEmpty()) {
        String key = beginning.matches() && beginning.group(1) != null ? beginning.group(1) : "";
        blocks.add(new Block(key, line));
      } else {
        Block last = blocks.remove(blocks.size() - 1);
        blocks.add(new Block(last.key(), last.lines() + line));
      }
    }
    return blocks;
  }
}
