package io.roomcast.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.integration.RoomItems;
import io.roomcast.local.stack.LocalStack;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A room with an owner, one who tries things there, and as many others as that takes. */
public final class Club implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final LocalStack stack;
  private final int number = NUMBER.incrementAndGet();
  private final RawClient owner;
  private final RawClient actor;
  private final String actorId;
  private final String room;
  private int others;

  /** The one who tries things has this role, or is no member. */
  public Club(LocalStack stack, Access access, @Nullable String posting, @Nullable Role role) {
    this.stack = stack;
    this.owner = connect("olga");
    this.actor = connect("ana");
    this.actorId = id(actor);
    ObjectNode create = RawClient.frame("createRoom", "-").put("name", "Club");
    create.remove("room");
    create.put("clientId", "club").put("access", access.wire());
    if (posting != null) {
      create.put("posting", posting);
    }
    this.room = done(owner, create).path("room").asText();
    if (role != null) {
      become(actorId, role);
    }
  }

  private RawClient connect(String name) {
    return RawClient.connect(stack.webSocketUrl(), stack.token(name + number));
  }

  private static String id(RawClient client) {
    return client.ping().at("/user/id").asText();
  }

  String room() {
    return room;
  }

  String actor() {
    return actorId;
  }

  /** One more of this role, or one who is no member. */
  public String other(@Nullable Role role) {
    String user = "other-%d-%d".formatted(number, ++others);
    if (role != null) {
      become(user, role);
    }
    return user;
  }

  /** One who has asked to be let in, where one can. */
  public String asking() {
    String name = "asking-%d-%d-".formatted(number, ++others);
    try (RawClient client = connect(name)) {
      client.ask(frame("requestJoin"));
      return id(client);
    }
  }

  /** One who is banned. */
  public String banned() {
    String user = other(null);
    done(owner, frame("ban").put("user", user));
    return user;
  }

  /** A message of the owner's, or of the one who tries things, and its place. */
  public String said(boolean own) {
    String seq =
        done(own ? actor : owner, RawClient.send(room, "said-" + ++others, "said"))
            .path("seq")
            .asText();
    RoomItems items = new RoomItems(stack.dynamoDb(), stack.tableName());
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> items.logged(room).compareTo(seq) >= 0);
    return seq;
  }

  /** A report that is open, and its id. */
  public String reported() {
    String user = other(Role.MEMBER);
    done(owner, frame("report").put("user", user).put("reason", "Loud"));
    JsonNode open = owner.ask(frame("reports")).path("reports");
    return open.path(open.size() - 1).path("report").asText();
  }

  /** A frame that resumes this room alone, after the last message. */
  public ObjectNode resume() {
    ObjectNode frame = frameOfNoRoom("resume");
    frame.putArray("rooms").addObject().put("room", room).put("after", said(true));
    return frame;
  }

  /** A request to be let into a room of the owner's. */
  public ObjectNode requestElsewhere() {
    ObjectNode create = frameOfNoRoom("createRoom").put("name", "Other").put("access", "request");
    String other = done(owner, create.put("clientId", "other")).path("room").asText();
    return frame("requestJoin").put("room", other);
  }

  /** The end of another room of this one's. */
  public ObjectNode deleteElsewhere() {
    ObjectNode create = frameOfNoRoom("createRoom").put("name", "Old").put("access", "open");
    String old = done(actor, create.put("clientId", "old")).path("room").asText();
    return frame("deleteRoom").put("room", old);
  }

  /** A frame that names no room. */
  public ObjectNode frameOfNoRoom(String action) {
    ObjectNode frame = frame(action);
    frame.remove("room");
    return frame;
  }

  /** A frame that names the room. */
  public ObjectNode frame(String action) {
    return RawClient.frame(action, room);
  }

  /** {@code done}, or the code of the error. */
  public String outcome(ObjectNode frame) {
    JsonNode reply = actor.ask(frame);
    return reply.path("type").asText().equals("error") ? reply.path("code").asText() : "done";
  }

  private void become(String user, Role role) {
    done(owner, frame("invite").put("user", user));
    if (role != Role.MEMBER) {
      done(owner, frame("setRole").put("user", user).put("role", role.wire()));
    }
  }

  private static JsonNode done(RawClient client, ObjectNode frame) {
    JsonNode reply = client.ask(frame);
    assertThat(reply.path("type").asText()).as("%s: %s", frame, reply).isEqualTo("ack");
    return reply;
  }

  @Override
  public void close() {
    owner.close();
    actor.close();
  }
}
