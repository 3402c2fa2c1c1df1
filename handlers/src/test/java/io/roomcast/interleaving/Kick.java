package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.BOB;
import static io.roomcast.interleaving.World.OLGA;
import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.events.Action;
import io.roomcast.events.Reply;
import io.roomcast.rooms.Moderating;
import io.roomcast.sockets.Frame;
import io.roomcast.sqs.QueueMessages;

/** One invocation of rooms, in which olga kicks bob. */
record Kick() implements Program {

  @Override
  public Reply run(Ports ports) {
    return Moderating.over(ports)
        .answer(
            new Frame(
                new Action.Kick(null, ROOM, BOB.userId()),
                OLGA,
                QueueMessages.SENT_AT.plusSeconds(3_600),
                "correlation"));
  }
}
