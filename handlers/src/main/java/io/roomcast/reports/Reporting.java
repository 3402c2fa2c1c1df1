package io.roomcast.reports;

import static java.util.Objects.requireNonNullElse;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.ListedReport;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.permissions.Act;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Inbox;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Fitting;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Evidence;
import io.roomcast.table.Report;
import io.roomcast.table.Reports;
import io.roomcast.table.Standing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what members report, lists it for those who moderate the room, and closes it. */
final class Reporting implements Actions {

  private static final int DEFAULT_LIMIT = 50;

  /** How often a decision is made anew because another write came between. */
  private static final int TRIES = 4;

  private final Set<String> openRooms;
  private final Reports reports;
  private final EventPublisher publisher;
  private final Fitting fitting;
  private final InstantSource clock;

  Reporting(
      Set<String> openRooms,
      Reports reports,
      EventPublisher publisher,
      Codec codec,
      InstantSource clock) {
    this.openRooms = openRooms;
    this.reports = reports;
    this.publisher = publisher;
    this.fitting = new Fitting(codec);
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    if (!(frame.action() instanceof Action.OfReports action)) {
      return Refusals.unknownAction(frame.action().id());
    }
    if (Inbox.is(action.room())) {
      return Refusals.inbox(action.id());
    }
    return switch (action) {
      case Action.Report report -> settled(() -> report(frame, report));
      case Action.ListReports list -> list(frame, list);
      case Action.CloseReport close -> settled(() -> close(frame, close));
    };
  }

  /** As decided, or nothing where another write came between. */
  private static Reply settled(Supplier<Optional<Reply>> attempt) {
    for (int i = 1; i <= TRIES; i++) {
      Optional<Reply> reply = attempt.get();
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new IllegalStateException("what is reported changes all the time");
  }

  private Optional<Reply> report(Frame frame, Action.Report action) {
    Sequence target = action.target();
    String me = frame.user().id();
    String user = String.valueOf(action.user());
    String about = target == null ? Hashes.reported(user) : target.text();
    String id = Hashes.reportId(about, me);
    Reports.Grounds grounds =
        reports.grounds(action.room(), me, new Reports.About(target, action.user()), id);
    Standing standing = grounds.standing();
    Optional<Reply> refusal = refusal(standing, action, Act.REPORT);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (grounds.reported()) {
      return Optional.of(Reply.Ack.of(action.id(), action.room()));
    }
    return switch (grounds.evidence()) {
      case Evidence.Said(Content.Message said) when said.from().id().equals(me) -> self(action);
      case Evidence.Said(Content.Message said) ->
          file(action, id, standing.user(), said.from(), said);
      case Evidence.Known(User known) when known.id().equals(me) -> self(action);
      case Evidence.Known(User known) -> file(action, id, standing.user(), known, null);
      case Evidence.NotYet _ -> Optional.of(notYet(action));
      case Evidence.None _ -> Optional.of(notFound(action));
    };
  }

  private Optional<Reply> file(
      Action.Report action, String id, User from, User about, Content.@Nullable Message said) {
    Report report =
        new Report(id, action.room(), from, now(), about, action.target(), said, action.reason());
    return reports.file(report)
        ? Optional.of(Reply.Ack.of(action.id(), action.room()))
        : Optional.empty();
  }

  private Reply list(Frame frame, Action.ListReports list) {
    Optional<Reply> refusal =
        refusal(reports.standing(list.room(), frame.user().id()), list, Act.REPORTS);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Reports.Page page =
        reports.page(list.room(), list.next(), requireNonNullElse(list.limit(), DEFAULT_LIMIT));
    List<ListedReport> all = page.reports().stream().map(Report::listed).toList();
    List<ListedReport> fit = fitting.of(all, some -> new Reply.Reports(list.id(), some, null));
    return new Reply.Reports(
        list.id(), fit, fit.size() < all.size() ? fit.getLast().report() : page.next());
  }

  /** Whoever closed it tells of it, again where that may have failed. */
  private Optional<Reply> close(Frame frame, Action.CloseReport close) {
    Standing me = reports.standing(close.room(), frame.user().id());
    Optional<Reply> refusal = refusal(me, close, Act.CLOSE_REPORT);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Reports.Filed> found = reports.find(close.room(), close.report());
    if (found.isEmpty()) {
      return Optional.of(
          Refusals.refused(close.id(), ErrorCode.REPORT_NOT_FOUND, "no such report"));
    }
    Report report = found.get().report();
    String closedBy = found.get().closedBy();
    if (closedBy == null && !reports.close(report, me, now())) {
      return Optional.empty();
    }
    if (closedBy == null || closedBy.equals(me.user().id())) {
      tell(frame, report, me.user());
    }
    return Optional.of(Reply.Ack.of(close.id(), close.room()));
  }

  private void tell(Frame frame, Report report, User by) {
    Content.Notice closed = new Content.Notice(by, now(), NoticeKind.CLOSED, report.room(), null);
    publisher.publish(Inbox.notice(report.from().id(), closed, report.mark(), frame.correlation()));
  }

  private Optional<Reply> refusal(Standing standing, Action.OfReports action, Act act) {
    if (standing.banned()) {
      return Optional.of(Refusals.banned(action.id()));
    }
    boolean known = openRooms.contains(action.room()) || standing.role() != null;
    Access access = standing.access() == null && known ? Access.OPEN : standing.access();
    if (access == null) {
      return Optional.of(Refusals.notMember(action.id(), false));
    }
    return switch (act.verdict(access, standing.role())) {
      case YES -> Optional.empty();
      case NOT_MEMBER -> Optional.of(Refusals.notMember(action.id(), true));
      case ROOM_NOT_FOUND -> Optional.of(Refusals.notMember(action.id(), false));
      case FORBIDDEN, BELOW, SELF, BELOW_OR_SELF ->
          Optional.of(
              Refusals.refused(
                  action.id(), ErrorCode.FORBIDDEN, "only who moderates the room sees reports"));
    };
  }

  private static Optional<Reply> self(Action.Report action) {
    return Optional.of(Refusals.refused(action.id(), ErrorCode.FORBIDDEN, "that is oneself"));
  }

  private static Reply notFound(Action.Report action) {
    return action.target() == null
        ? Refusals.refused(action.id(), ErrorCode.USER_NOT_FOUND, "the room knows no such user")
        : Refusals.refused(
            action.id(), ErrorCode.MESSAGE_NOT_FOUND, "no such message, or it was deleted");
  }

  private static Reply notYet(Action.Report action) {
    return new Reply.Refused(
        action.id(),
        ErrorCode.MESSAGE_NOT_FOUND,
        "nothing is logged there yet; send the same frame again",
        null,
        true,
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
