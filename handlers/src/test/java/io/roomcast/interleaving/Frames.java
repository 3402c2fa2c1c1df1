package io.roomcast.interleaving;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.events.Push;
import io.roomcast.events.ServerFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the frames that broadcast posts; the same few come again and again. */
final class Frames {

  private static final Map<String, List<Event>> READ = new ConcurrentHashMap<>();

  private Frames() {}

  static List<Event> events(String frame) {
    return READ.computeIfAbsent(
        frame,
        text ->
            switch (CODEC.serverFrame(text)) {
              case Decoded.Valid<ServerFrame>(Push.Events(var _, List<Event> events)) -> events;
              case Decoded<ServerFrame> other -> throw new AssertionError(other);
            });
  }
}
