package io.roomcast.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsHandlerTest {

  private final InMemoryTable table = new InMemoryTable();
  private final InMemoryHeads heads = new InMemoryHeads(table);
  private final ConnectionsHandler handler =
      new ConnectionsHandler(
          new InMemoryConnections(table, () -> ClientFrames.CONNECTED_AT),
          heads,
          new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "connections"))));

  @Test
  void a_connection_that_comes_is_noted_and_its_subprotocol_echoed_without_the_token() {
    var response = handler.handleRequest(ClientFrames.connect("c=", "ana"), new PrimingContext());

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getHeaders()).isEqualTo(Map.of("Sec-WebSocket-Protocol", "roomcast.v1"));
    assertThat(table.keys()).containsExactly("CONNECTION#c= META", "USER#ana CONNECTION#c=");
    assertThat(table.get(Keys.connection("c="), InMemoryConnections.Meta.class))
        .isEqualTo(
            new InMemoryConnections.Meta(
                new Connection("c=", "ana", "ana's name", ClientFrames.CONNECTED_AT), Set.of()));
  }

  @Test
  void what_is_noted_outlives_the_two_hours_that_a_connection_may_last() {
    assertThat(Connection.LIFE).isGreaterThan(Duration.ofHours(2));
  }

  @Test
  void a_client_that_offers_no_subprotocol_is_told_none() {
    APIGatewayV2WebSocketEvent event = ClientFrames.connect("c=", "ana");
    event.setHeaders(Map.of());
    event.setMultiValueHeaders(Map.of());

    assertThat(handler.handleRequest(event, new PrimingContext()).getHeaders()).isNull();
  }

  @Test
  void a_client_that_offers_a_token_alone_is_told_no_subprotocol() {
    APIGatewayV2WebSocketEvent event = ClientFrames.connect("c=", "ana");
    event.setMultiValueHeaders(Map.of());
    event.setHeaders(Map.of("Sec-WebSocket-Protocol", "bearer.a.b.c"));

    assertThat(handler.handleRequest(event, new PrimingContext()).getHeaders()).isNull();
  }

  @Test
  void a_connection_that_went_leaves_nothing_and_its_rooms_know() {
    handler.handleRequest(ClientFrames.connect("c=", "ana"), new PrimingContext());
    Connection connection = new Connection("c=", "ana", "Ana", ClientFrames.CONNECTED_AT);
    table.put(Keys.connection("c="), new InMemoryConnections.Meta(connection, Set.of("r")));
    table.put(Keys.socket("r", "c="), new InMemoryConnections.Socket(connection));
    heads.admit("r", 10);

    for (int i = 0; i < 2; i++) {
      var response =
          handler.handleRequest(ClientFrames.disconnect("c=", "ana"), new PrimingContext());
      assertThat(response.getStatusCode()).isEqualTo(200);
    }

    assertThat(table.keys()).containsExactly("ROOM#r HEAD");
    assertThat(heads.read("r").version()).isEqualTo(2);
    assertThat(heads.read("r").connections()).isZero();
  }

  @Test
  void a_connection_that_no_authorizer_let_in_is_refused() {
    APIGatewayV2WebSocketEvent event = ClientFrames.connect("c=", "ana");
    event.getRequestContext().setAuthorizer(Map.of());

    assertThatThrownBy(() -> handler.handleRequest(event, new PrimingContext()))
        .hasMessageContaining("userId");
    assertThat(table.keys()).isEmpty();
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    assertThat(
            handler.handleRequest(ClientFrames.keepActive(), new PrimingContext()).getStatusCode())
        .isEqualTo(200);
    assertThat(table.keys()).isEmpty();
  }
}
