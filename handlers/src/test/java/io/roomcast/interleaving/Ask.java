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
    return timeline.answer(
        new Frame(action, BOB, QueueMessages.SENT_AT.plusSeconds(3_600), "correlation"));
  }
}
