package io.roomcast.rooms;

import io.roomcast.events.Content;
import java.util.Set;

/** What some users' inboxes are told; of the same mark it is the same notice. */
record Notification(Set<String> users, Content.Notice notice, String mark) {}
