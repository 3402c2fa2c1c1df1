package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.BOB;
import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.events.Action;
import io.roomcast.events.Reply;
import io.roomcast.sockets.Frame;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.timeline.Answering;

/** One invocation of timeline, for a frame of bob's; its result is the reply. */
record Ask(Action action) implements Program {

  @Override
  public Reply run(Ports ports) {
    return Answering.over(ports, ROOM)
        .answer(new Frame(action, BOB, QueueMessages.SENT_AT.plusSeconds(3_600), "correlation"));
  }
}
