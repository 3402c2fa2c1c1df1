package io.roomcast.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.sns.FileJournal;
import io.roomcast.local.sns.Publication;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was told to be written is there after {@code kill -9}. */
final class KilledProcessTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t.fifo";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q.fifo";

  @TempDir Path folder;

  @Test
  void the_journal_has_every_publish_that_was_accepted() throws Exception {
    List<String> accepted = toldBeforeTheKill(Journalist.class);
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.unfinished(TOPIC, QUEUE))
          .extracting(Publication::messageId)
          .startsWith(accepted.toArray(String[]::new));
    }
  }

  @Test
  void the_table_has_every_item_that_was_put() throws Exception {
    List<String> put = toldBeforeTheKill(Putter.class);
    try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inFolder(0, folder);
        DynamoDbClient client = EmbeddedDynamoDbTest.client(dynamoDb, "a")) {
      assertThat(client.scan(request -> request.tableName("rooms").consistentRead(true)).items())
          .extracting(item -> item.getOrDefault("pk", AttributeValue.fromS("")).s())
          .containsAll(put);
    }
  }

  /** Runs a class in a process of its own until it has told some lines, and kills it. */
  private List<String> toldBeforeTheKill(Class<?> main) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine();
          line != null && told.size() < 20;
          line = lines.readLine()) {
        if (line.startsWith("wrote-")) told.add(line);
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(told).hasSize(20);
    return told;
  }

  /** Publishes without end. */
  static final class Journalist {
    public static void main(String[] arguments) {
      FileJournal journal = FileJournal.open(Path.of(arguments[0]));
      for (int i = 0; true; i++) {
        String id = "wrote-" + i;
        journal.published(
            TOPIC,
            new Publication(
                id, "1%019d".formatted(i), "g", id, id, "", "text", List.of(), Instant.EPOCH),
            Set.of(QUEUE));
        System.out.println(id);
      }
    }
  }

  /** Puts items without end. */
  static final class Putter {
    public static void main(String[] arguments) {
      EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inFolder(0, Path.of(arguments[0]));
      DynamoDbClient client = EmbeddedDynamoDbTest.client(dynamoDb, "a");
      EmbeddedDynamoDbTest.makeTable(client);
      for (int i = 0; true; i++) {
        String id = "wrote-" + i;
        client.putItem(
            request -> request.tableName("rooms").item(Map.of("pk", AttributeValue.fromS(id))));
        System.out.println(id);
      }
    }
  }
}
