package io.roomcast.cdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The node on the path, in which the CDK runs. */
final class Node {

  private static final int OLDEST = 20;
  private static final Pattern VERSION = Pattern.compile("v([0-9]+)\\..*", Pattern.DOTALL);
  private static final String WANTED =
      "The CDK needs Node " + OLDEST + " or later on the PATH (https://nodejs.org): ";

  private Node() {}

  /**
   * Throws {@link IllegalStateException} with one clear sentence where there is no fitting node.
   */
  static void require(String command) {
    String answer = version(command);
    Matcher version = VERSION.matcher(answer);
    if (!version.matches() || Integer.parseInt(version.group(1)) < OLDEST) {
      throw new IllegalStateException(WANTED + "found " + answer.strip() + ".");
    }
  }

  private static String version(String command) {
    try {
      Process node = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
      return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new IllegalStateException(WANTED + "found none.", missing);
    }
  }
}
