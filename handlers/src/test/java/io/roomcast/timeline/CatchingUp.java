package io.roomcast.timeline;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.aws.Table;
import io.roomcast.sockets.Actions;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbProfiles;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.Heads;
import io.roomcast.table.Rooms;
import java.time.InstantSource;
import java.util.Set;

/** What timeline answers, over a table. */
public final class CatchingUp {

  private static final int MANY = 1_000;

  private CatchingUp() {}

  public static Actions over(Table table, InstantSource clock) {
    Limits limits = new Limits(Set.of(), MANY, MANY);
    Rooms rooms = new DynamoDbRooms(table);
    Members members = new DynamoDbMembers(table, MANY);
    Heads heads = new DynamoDbHeads(table);
    RoomLog log = new DynamoDbRoomLog(table, CODEC, clock);
    DynamoDbEvents events = new DynamoDbEvents(table, CODEC, clock);
    return new Timeline(
        limits,
        rooms,
        members,
        new DynamoDbProfiles(table),
        new DynamoDbManyRooms(table),
        new DynamoDbConnections(table, clock),
        heads,
        log,
        new Overview(
            new Outsiders(limits.openRooms(), rooms),
            members,
            new DynamoDbUserRooms(table),
            new DynamoDbStandings(table, clock),
            new DynamoDbRoll(table),
            new Browsing(limits.openRooms(), new DynamoDbDirectory(table), CODEC),
            heads,
            log,
            new DynamoDbThreads(table, events),
            new DynamoDbPins(table, events),
            CODEC),
        CODEC,
        clock);
  }
}
