package io.sluice.data;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A file that can be had from somewhere.
 *
 * @param address an http or https address
 * @param bytes its length
 * @param sha256 64 hexadecimal digits in lower case
 */
public record RemoteFile(URI address, long bytes, String sha256) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern WEB = Pattern.compile("https?");

  public RemoteFile {
    if (address.getScheme() == null
        || !WEB.matcher(address.getScheme()).matches()
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the address '" + address + "' is not one of the web: begin it with https://");
    }
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the length of " + address + " is " + bytes + " bytes: it must be at least 1");
    }
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "the SHA-256 of " + address + " is not 64 hexadecimal digits in lower case: correct it");
    }
  }
}
