package io.roomcast.rooms;

import io.roomcast.table.Room;
import org.jspecify.annotations.Nullable;

/**
 * That a room was deleted, by which frame, and its settings with the version of the deletion; these
 * are removed with all else of it.
 */
record Deletion(@Nullable Room settings, Mark made) {}
