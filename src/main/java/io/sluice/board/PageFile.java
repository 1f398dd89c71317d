package io.sluice.board;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that the page consists of, and no others. */
enum PageFile {
  /** The page. */
  PAGE("/", "board.html", "text/html"),
  /** How it looks. */
  STYLE("/board.css", "board.css", "text/css"),
  /** What it does. */
  SCRIPT("/board.js", "board.js", "text/javascript");

  private final String path;
  private final String resource;
  private final String type;

  PageFile(String path, String resource, String type) {
    this.path = path;
    this.resource = resource;
    this.type = type;
  }

  String path() {
    return path;
  }

  void answer(Context request) {
    try (InputStream file = PageFile.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IOException("it is missing");
      }
      request.contentType(type + "; charset=utf-8").result(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          resource + " of the board cannot be read: build Sluice again", e);
    }
  }
}
