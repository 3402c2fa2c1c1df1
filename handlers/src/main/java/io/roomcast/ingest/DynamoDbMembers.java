package io.roomcast.ingest;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.Objects;

/**
 * {@link Members} in the table: membership and pace are one conditional update of the member's
 * item, or two within a burst.
 */
final class DynamoDbMembers implements Members {

  private static final String MEMBER = "member";

  private final PaceItems items;

  DynamoDbMembers(Table table, Pace pace) {
    this.items =
        new PaceItems(table, pace, "attribute_exists(pk) AND attribute_not_exists(banned)");
  }

  @Override
  public Admission admit(String room, String userId, Instant now) {
    return switch (items.take(Keys.member(room, userId), 1, Pace.micros(now))) {
      case PaceItems.Taken.Yes(var member) ->
          new Admission.Admitted(Objects.requireNonNullElse(text(member, "role"), MEMBER));
      case PaceItems.Taken.Later(var retryAfter) -> new Admission.TooFast(retryAfter);
      case PaceItems.Taken.Never never -> new Admission.NotMember();
    };
  }
}
