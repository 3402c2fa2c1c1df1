package io.roomcast.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An HTTP answer of the gateway's own: a status, the name of the error, and a JSON body. */
record Answer(int status, String errorType, String body) {

  /** A success, which names no error. */
  static Answer of(int status, String body) {
    return new Answer(status, "", body);
  }

  /** An error with the body {@code {"message":"…"}}; the message is plain ASCII. */
  static Answer error(int status, String errorType, String message) {
    return new Answer(status, errorType, "{\"message\":\"" + message + "\"}");
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put("x-amzn-RequestId", Ids.next());
    if (!errorType.isEmpty()) {
      response.getHeaders().put("x-amzn-ErrorType", errorType);
    }
    if (!body.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    }
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
