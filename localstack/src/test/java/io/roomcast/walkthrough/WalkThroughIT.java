package io.roomcast.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.integration.RoomItems;
import io.roomcast.local.stack.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the walk-through says is what real wscats print. */
@Timeout(300)
final class WalkThroughIT {

  private static final Path PAGE = Path.of("..", "docs", "walk-through.md");
  private static final String COMMAND =
      "mvn -pl localstack -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dit.test=WalkThroughIT -Dfailsafe.failIfNoSpecifiedTests=false -Dapprove";

  @Test
  void the_page_says_what_is_printed() throws IOException {
    Wscat.fetchOrSkip();
    String played = play();
    if (System.getProperty("approve") != null) {
      Files.writeString(PAGE, played);
    }
    assertThat(PAGE).as("written again by: " + COMMAND).exists();
    assertThat(Normal.of(Files.readString(PAGE)))
        .as("written again by: " + COMMAND)
        .isEqualTo(Normal.of(played));
  }

  private static String play() throws IOException {
    Map<String, Wscat> wscats = new LinkedHashMap<>();
    try (LocalStack stack = LocalStack.options().port(0).start()) {
      RoomItems items = new RoomItems(stack.dynamoDb(), stack.tableName());
      WalkThrough walk =
          new WalkThrough(
              name ->
                  wscats.computeIfAbsent(
                      name,
                      _ -> Wscat.connect(stack.webSocketUrl() + "?token=" + stack.token(name))),
              room ->
                  await()
                      .atMost(Duration.ofSeconds(30))
                      .until(() -> items.logged(room).equals(items.head(room))));
      String played = walk.play(template());
      wscats.forEach((name, wscat) -> assertThat(wscat.unread()).as("of " + name).isEmpty());
      return played;
    } finally {
      wscats.values().forEach(Wscat::close);
    }
  }

  private static String template() throws IOException {
    try (InputStream page =
        Objects.requireNonNull(
            WalkThroughIT.class.getResourceAsStream("walk-through.template.md"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
