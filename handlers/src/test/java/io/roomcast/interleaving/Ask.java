package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.BOB;
import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.events.Action;
import io.roomcast.events.Reply;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.timeline.Answering;

/** One invocation of timeline, for a frame of bob's; its result is the reply. */
record Ask(Action action, Mutant mutant) implements Program {

  @Override
  public Reply run(Ports ports) {
    Actions timeline =
        mutant == Mutant.MEMBERSHIP_ASKED_FIRST
            ? Answering.askingFirst(ports, ROOM)
            : Answering.over(ports);
    Reply reply =
        timeline.answer(
            new Frame(action, BOB, QueueMessages.SENT_AT.plusSeconds(3_600), "correlation"));
    return mutant == Mutant.COMPLETE_ALWAYS && reply instanceof Reply.Joined joined
        ? complete(joined)
        : reply;
  }

  private static Reply complete(Reply.Joined joined) {
    return new Reply.Joined(
        joined.id(),
        joined.room(),
        joined.name(),
        joined.role(),
        joined.head(),
        joined.events(),
        joined.next(),
        true,
        joined.truncated());
  }
}
