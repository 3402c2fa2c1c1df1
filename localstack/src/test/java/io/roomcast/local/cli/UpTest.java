package io.roomcast.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --ports 1           | Unknown option",
        "2 | --port high         | Invalid value for option '--port'",
        "2 | --port 65535        | --port must be from 1 to 65534, not 65535.",
        "2 | --set memberRate    | Value for option option '--set' (NAME=VALUE) should be in KEY=VALUE format",
        "2 | --set rate=1        | There is no setting rate;",
        "2 | --set memberRate=0  | The setting memberRate must be a whole number from 1 to 1000, not 0.",
        "2 | --set epoch=9       | The setting epoch must be a whole number from 10 to 99, not 9.",
        "2 | --dynamodb-endpoint http://127.0.0.1:1 | --dynamodb-endpoint goes with --endpoint.",
        "2 | --localstack --endpoint http://127.0.0.1:1 | --localstack and --endpoint exclude each other.",
        "2 | --endpoint 127.0.0.1:4566 | Invalid value for option '--endpoint'",
      })
  void a_wrong_option_is_one_sentence(int exit, String arguments, String sentence) {
    assertThat(run(arguments.split(" "))).isEqualTo(exit);
    assertThat(errors()).startsWith(sentence == null ? "" : sentence).hasLineCount(1);
  }

  @Test
  void a_taken_port_is_one_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
      assertThat(errors())
          .isEqualTo(
              "The port " + taken.getLocalPort() + " is taken: choose another with --port.\n");
    }
  }

  @Test
  void a_second_run_on_a_data_folder_is_one_sentence(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(run("--port", "39017", "--data", folder.toString())).isEqualTo(1);
      assertThat(errors())
          .isEqualTo("Another run uses the data folder " + folder + ": end it, or take another.\n");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_one_sentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("--port", "39017", "--data", file.resolve("below").toString())).isEqualTo(1);
    assertThat(errors()).contains(file.toString()).hasLineCount(1);
  }

  @Test
  void a_file_for_a_folder_is_one_sentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("--port", "39017", "--data", file.toString())).isEqualTo(2);
    assertThat(errors()).isEqualTo("--data must be a folder, and " + file + " is none.\n");
  }

  @Test
  void an_endpoint_where_nobody_answers_is_one_sentence() {
    assertThat(run("--port", "39017", "--endpoint", "http://127.0.0.1:9")).isEqualTo(1);
    assertThat(errors()).matches("No (SQS|SNS|DynamoDB) answers at http://127.0.0.1:9.\n");
  }

  @Test
  void own_jvms_elsewhere_than_on_linux_are_one_sentence() {
    String name = System.getProperty("os.name");
    System.setProperty("os.name", "Mac OS X");
    try {
      assertThat(run("--port", "39017", "--isolated")).isEqualTo(2);
    } finally {
      System.setProperty("os.name", name);
    }
    assertThat(errors())
        .isEqualTo("--isolated needs Linux, which Lambda's runtime interface client is for.\n");
  }

  @Test
  void help_names_every_option() {
    assertThat(run("--help")).isZero();
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("--data", "--port", "--set", "--localstack", "--endpoint", "--verbose", "3001");
  }

  private int run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      return Up.run(
          new PrintStream(terminal, true, StandardCharsets.UTF_8),
          new PrintStream(errors, true, StandardCharsets.UTF_8),
          arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
