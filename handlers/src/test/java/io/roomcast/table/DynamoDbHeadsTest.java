package io.roomcast.table;

class DynamoDbHeadsTest extends HeadsContract {

  private final Heads heads = new DynamoDbHeads(LocalDynamoDb.newTable());

  @Override
  Heads heads() {
    return heads;
  }
}
