package io.roomcast.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.events.Access;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Posting;
import io.roomcast.events.RoomChange;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsEventPublisherTest extends EventPublisherContract {

  private static final Codec CODEC = new Codec();
  private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:roomcast.fifo";

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Map<String, String> last = Map.of();
  private volatile int failures;
  private final EventPublisher publisher;

  SnsEventPublisherTest() throws IOException {
    server.createContext("/", this::answer);
    server.start();
    publisher =
        SnsEventPublisher.of(
            new Clients(
                new Environment(
                    Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "TOPIC_ARN", ARN,
                        "EPOCH", "7",
                        "AWS_ENDPOINT_URL_SNS",
                            "http://127.0.0.1:" + server.getAddress().getPort()))),
            CODEC);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_room_is_the_group_and_the_attributes_are_what_subscriptions_filter_on() {
    Content content =
        new Content.Message(
            new User("ana", "Ana"),
            Instant.parse("2026-01-31T12:00:00Z"),
            "AAAAAAAAAAAAAAAAAAAAAA",
            "c1",
            Body.of("é 😀"),
            null);

    publisher.publish(new Publication("general", "dedup", content, "R0oXAdfD0kwCH6w="));

    assertThat(last)
        .containsEntry("Action", "Publish")
        .containsEntry("TopicArn", ARN)
        .containsEntry("MessageGroupId", "general")
        .containsEntry("MessageDeduplicationId", "dedup");
    assertThat(CODEC.content(last.getOrDefault("Message", "")))
        .isEqualTo(new Decoded.Valid<>(content));
    assertThat(attributes())
        .isEqualTo(Map.of("delivery", "durable", "epoch", "07", "correlation", "R0oXAdfD0kwCH6w="));
  }

  @Test
  void only_that_a_room_was_deleted_says_so_to_what_removes_it() {
    for (RoomChange change : RoomChange.values()) {
      Content content =
          new Content.Room(
              new User("ana", "Ana"),
              Instant.parse("2026-01-31T12:00:00Z"),
              change,
              "Tea",
              "",
              Access.OPEN,
              Posting.ALL,
              0,
              2);

      publisher.publish(new Publication("r", "dedup", content, "R0oXAdfD0kwCH6w="));

      assertThat(attributes().get("room"))
          .as(change.name())
          .isEqualTo(change == RoomChange.DELETED ? "deleted" : null);
    }
  }

  @Test
  void what_is_ephemeral_says_so_and_reaches_live_delivery_alone() {
    Content typing =
        new Content.Typing(new User("ana", "Ana"), Instant.parse("2026-01-31T12:00:00Z"), true);

    publisher.publish(new Publication("general", "dedup", typing, "R0oXAdfD0kwCH6w="));

    assertThat(attributes()).containsEntry("delivery", "ephemeral").containsEntry("epoch", "07");
  }

  @Test
  void the_place_has_the_epoch_before_it() {
    assertThat(publisher.publish(publication("general", "d")))
        .isEqualTo(Sequence.of(7, "10000000000000000001"));
  }

  @Test
  void a_publish_that_fails_once_is_tried_again_with_the_same_id() {
    failures = 1;

    publisher.publish(publication("general", "d"));

    assertThat(requests).hasValue(2);
    assertThat(last).containsEntry("MessageDeduplicationId", "d");
  }

  @Test
  void a_publish_that_goes_on_failing_throws() {
    failures = Integer.MAX_VALUE;

    assertThatThrownBy(() -> publisher.publish(publication("general", "d")))
        .isInstanceOf(SnsException.class);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    last.forEach(
        (name, value) -> {
          if (name.endsWith(".Name")) {
            attributes.put(
                value, last.getOrDefault(name.replace(".Name", ".Value.StringValue"), ""));
          }
        });
    return attributes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (requests.incrementAndGet() <= failures) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      Map<String, String> fields = new TreeMap<>();
      for (String field : body.split("&", -1)) {
        int equals = field.indexOf('=');
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
      last = fields;
      long number =
          numbers.computeIfAbsent(
              fields.getOrDefault("MessageDeduplicationId", ""), _ -> counter.incrementAndGet());
      byte[] xml =
          """
          <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
          <MessageId>m</MessageId><SequenceNumber>1%019d</SequenceNumber>
          </PublishResult></PublishResponse>"""
              .formatted(number)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, xml.length);
      exchange.getResponseBody().write(xml);
    }
  }

  private static String decoded(String field) {
    return URLDecoder.decode(field, StandardCharsets.UTF_8);
  }

  @Override
  EventPublisher publisher() {
    return publisher;
  }
}
