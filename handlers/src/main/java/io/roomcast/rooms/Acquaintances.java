package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Person;
import io.roomcast.events.Reply;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Fitting;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Profile;
import io.roomcast.table.Profiles;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user goes by, and whom they know. */
final class Acquaintances implements Actions {

  private static final int DEFAULT_LIMIT = 50;

  private final Profiles profiles;
  private final Contacts contacts;
  private final Fitting fitting;
  private final InstantSource clock;

  Acquaintances(Profiles profiles, Contacts contacts, Codec codec, InstantSource clock) {
    this.profiles = profiles;
    this.contacts = contacts;
    this.fitting = new Fitting(codec);
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    String me = frame.user().id();
    return switch (frame.action()) {
      case Action.SetProfile set -> {
        profiles.set(me, new Profile(set.name(), set.color()));
        yield ack(set, null);
      }
      case Action.AddContact add -> {
        if (add.user().equals(me)) {
          yield Refusals.refused(add.id(), ErrorCode.FORBIDDEN, "that is oneself");
        }
        contacts.add(me, add.user(), clock.instant());
        yield ack(add, add.user());
      }
      case Action.RemoveContact remove -> {
        contacts.remove(me, remove.user());
        yield ack(remove, remove.user());
      }
      case Action.Contacts page -> page(me, page);
      case Action other -> Refusals.unknownAction(other.id());
    };
  }

  private static Reply ack(Action action, @Nullable String user) {
    return new Reply.Ack(action.id(), null, null, null, null, null, user, null);
  }

  /** One more is read than asked for, so that a page knows whether it is the last. */
  private Reply page(String me, Action.Contacts page) {
    int limit = Objects.requireNonNullElse(page.limit(), DEFAULT_LIMIT);
    List<String> ids = contacts.page(me, page.next(), limit + 1);
    Map<String, Profile> known = profiles.find(ids);
    List<Person> all = ids.stream().limit(limit).map(id -> person(id, known.get(id))).toList();
    List<Person> fit = fitting.of(all, some -> new Reply.Contacts(page.id(), some, null));
    boolean more = ids.size() > fit.size();
    return new Reply.Contacts(page.id(), fit, more ? fit.getLast().id() : null);
  }

  private static Person person(String id, @Nullable Profile profile) {
    String name = profile == null ? null : profile.name();
    return new Person(
        id,
        name == null ? Membership.none(id).user().name() : name,
        profile == null ? null : profile.color());
  }
}
