package io.roomcast.ingest;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import java.time.Clock;

/** Ingest with its real adapters and a clock of one's own. */
public final class IngestAt {

  private IngestAt() {}

  public static RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> of(
      Environment environment, Clock clock) {
    return new IngestHandler(new Clients(environment), clock);
  }
}
