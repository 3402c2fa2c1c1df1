import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks, or with {@code write} mends, the format of every Java source below a folder. Started by
 * the build with a JDK 25: {@code mvn -N process-sources -Dformat=write}.
 */
class Format {

  public static void main(String[] arguments) throws Exception {
    boolean write = arguments[0].equals("write");
    Path root = Path.of(arguments[1]);
    var formatter =
        new Formatter(
            JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());
    List<Path> different =
        sources(root).parallelStream().filter(source -> differs(formatter, source, write)).toList();
    for (Path source : different) {
      System.err.println((write ? "formatted " : "not formatted: ") + root.relativize(source));
    }
    if (!different.isEmpty() && !write) {
      System.err.println("Format them with: mvn -N process-sources -Dformat=write");
      System.exit(1);
    }
  }

  private static boolean differs(Formatter formatter, Path source, boolean write) {
    try {
      String text = Files.readString(source);
      String imports =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
      String formatted = formatter.formatSource(imports);
      if (formatted.equals(text)) return false;
      if (write) Files.writeString(source, formatted);
      return true;
    } catch (IOException | FormatterException failed) {
      throw new IllegalStateException("cannot be formatted: " + source, failed);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(
              file ->
                  !root.relativize(file)
                      .toString()
                      .matches("(.*/)?(target|node_modules|cdk\\.out)/.*"))
          .sorted()
          .toList();
    }
  }
}
