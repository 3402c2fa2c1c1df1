package io.roomcast.rooms;

import org.jspecify.annotations.Nullable;

/**
 * What an action is decided on: the room, if it is one that a user made, or that it was deleted,
 * who acts, on whom (the same one, where it is about oneself), what that one asked for, and whether
 * they may be in one room more, and own one.
 */
record Situation(
    @Nullable RoomState room,
    @Nullable Deletion deletion,
    Membership actor,
    Membership target,
    @Nullable JoinRequest request,
    Allowance allowance) {}
